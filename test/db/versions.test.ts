import { expect, test } from 'vitest';
import type { JobRoleRow } from '../../electron/service/db/core-schema';
import type { Tx } from '../../electron/service/db/schema';
import { endVersion, writeVersion, writeVersions } from '../../electron/service/db/sql/versions';
import { recordOf } from '../support/framework';
import { makeTestSite, type TestSite } from '../support/site';

const role = (n: number, name = `Role ${n}`): JobRoleRow => ({ roleId: `r${n}`, name, description: '', sourceBatchId: null });
const many = 4_500;

async function within<T>(site: TestSite, run: (tx: Tx) => Promise<T>): Promise<T> {
  return recordOf(site).transaction().execute(run);
}

const roles = (site: TestSite) =>
  recordOf(site).selectFrom('job_role').selectAll().where('roleId', 'like', 'r%').orderBy('roleId').orderBy('recordedFrom').execute();

test('of many records written at once the new ones are added, the changed ones closed first, and the same ones left alone', async () => {
  const site = await makeTestSite();
  await within(site, (tx) => writeVersions(tx, 10, 'job_role', [role(1), role(2)]));
  const changes = await within(site, (tx) => writeVersions(tx, 11, 'job_role', [role(1, 'Fitter'), role(2), role(3)]));
  expect(changes).toEqual([
    { entity: 'job_role', entityId: 'r1', personId: null, old: role(1), new: role(1, 'Fitter') },
    { entity: 'job_role', entityId: 'r3', personId: null, old: null, new: role(3) },
  ]);
  expect(await roles(site)).toEqual([
    { ...role(1), recordedFrom: 10, recordedTo: 11 },
    { ...role(1, 'Fitter'), recordedFrom: 11, recordedTo: null },
    { ...role(2), recordedFrom: 10, recordedTo: null },
    { ...role(3), recordedFrom: 11, recordedTo: null },
  ]);
});

test('thousands are written in lots, in their order, and each lot is told of', async () => {
  const site = await makeTestSite();
  const told: Array<readonly [number, number]> = [];
  const rows = Array.from({ length: many }, (_, n) => role(n));
  const changes = await within(site, (tx) => writeVersions(tx, 10, 'job_role', rows, (done, total) => told.push([done, total])));
  expect(changes.map(({ entityId }) => entityId)).toEqual(rows.map(({ roleId }) => roleId));
  expect(told).toEqual([
    [0, many],
    [2_000, many],
    [4_000, many],
  ]);
  expect((await roles(site)).length).toBe(many);
});

test('one record alone is written, left alone or ended in the same way', async () => {
  const site = await makeTestSite();
  expect(await within(site, (tx) => writeVersion(tx, 10, 'job_role', role(1)))).toMatchObject({ old: null, new: role(1) });
  expect(await within(site, (tx) => writeVersion(tx, 11, 'job_role', role(1)))).toBeNull();
  expect(await within(site, (tx) => endVersion(tx, 12, 'job_role', ['r1']))).toMatchObject({ old: role(1), new: null });
  expect(await within(site, (tx) => endVersion(tx, 13, 'job_role', ['r1']))).toBeNull();
  expect(await roles(site)).toEqual([{ ...role(1), recordedFrom: 10, recordedTo: 12 }]);
});
