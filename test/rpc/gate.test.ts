import { ORPCError } from '@orpc/contract';
import { describe, expect, test } from 'vitest';
import { pass } from '../../electron/service/rpc/gate';
import type { ReadContext } from '../../electron/service/usecases/context';
import { contract } from '../../shared/contract';
import { command, permitted, query } from '../../shared/contract/procedure';
import { ok } from '../../shared/result';
import { makeTestSite, makeTestStation, type TestSite, type TestStation } from '../support/site';
import { addUser, enrol, signIn } from '../support/users';
import { procedure } from './procedure-of-tests';

const behindSession = Object.entries(contract).flatMap(([feature, group]) =>
  Object.entries(group)
    .map(([name, declared]) => ({ name: `${feature}.${name}`, ...declared['~orpc'] }))
    .filter(({ meta }) => meta.access.who !== 'anyone'),
);

/** Calls every procedure that needs a session, and answers with the codes it was refused with. */
async function refusals(station: TestStation): Promise<Set<unknown>> {
  const codes = new Set<unknown>();
  for (const { name, meta, errorMap } of behindSession) {
    const refused = await pass({ ...procedure(station, meta), name, errorMap }, {}, undefined).catch((error: unknown) => error);
    codes.add(refused instanceof ORPCError ? refused.code : refused);
  }
  return codes;
}

async function addUnits({ station }: TestSite): Promise<void> {
  const db = station.open?.db;
  if (db === undefined) throw new Error('the site is locked');
  const unit = (unitId: string, parentId: string | null) =>
    ({ unitId, parentId, kind: 'unit', name: unitId, validFrom: '2026-01-01', recordedFrom: 1 }) as const;
  await db
    .insertInto('org_unit')
    .values([unit('steam', null), unit('boilers', 'steam'), unit('packing', null)])
    .execute();
  const position = (personId: string, unitId: string, validTo: string | null) => ({
    positionId: `at-${personId}-${unitId}`,
    personId,
    roleId: 'r',
    unitId,
    title: 'Operator',
    validFrom: '2026-01-01',
    validTo,
    recordedFrom: 1,
  });
  await db
    .insertInto('position')
    .values([
      position('fireman', 'boilers', null),
      position('packer', 'packing', null),
      position('moved', 'boilers', '2026-03-13'),
      position('moved', 'packing', null),
    ])
    .execute();
}

describe('the gate', () => {
  test('refuses everything that needs a session while the site is locked or none is chosen', async () => {
    const site = await makeTestSite();
    await site.client.session.lock();
    expect(behindSession.length).toBeGreaterThan(20);
    expect(await refusals(site)).toEqual(new Set(['NotUnlocked']));
    expect(await refusals(makeTestStation())).toEqual(new Set(['NotUnlocked']));
  });

  test('refuses everything but the choice itself to a person who has still to choose a passphrase', async () => {
    const site = await makeTestSite();
    const { oneTimeSecret } = await addUser(site, 'cora', { grants: [{ role: 'administrator', unitId: null }] });
    await site.client.session.lock();
    await site.client.session.unlock({ login: 'cora', passphrase: oneTimeSecret });
    expect(await refusals(site)).toEqual(new Set(['MustChoosePassphrase']));
  });

  test('refuses what no role of the person allows, and names the permission', async () => {
    const site = await makeTestSite();
    await enrol(site, 'cora', { grants: [{ role: 'qualityAuditor', unitId: null }] });
    await signIn(site, 'cora');
    const edits = procedure(site, command(permitted('framework.edit', 'site'))['~orpc'].meta);
    await expect(pass(edits, {}, undefined)).rejects.toMatchObject({
      code: 'NotPermitted',
      defined: true,
      data: { permission: 'framework.edit' },
    });
    const looks = procedure(site, query(permitted('framework.read', 'site'))['~orpc'].meta, { query: async () => ok('seen') });
    expect(await pass(looks, {}, undefined)).toBe('seen');
  });

  test('holds a role to its unit and what lies below it, as people stand there today', async () => {
    const site = await makeTestSite();
    await addUnits(site);
    await enrol(site, 'cora', { grants: [{ role: 'lineManager', unitId: 'steam' }] });
    await signIn(site, 'cora');
    const scopes: unknown[] = [];
    const seen = async (_db: unknown, _input: unknown, ctx: ReadContext) => {
      scopes.push(ctx.scope);
      return ok('seen');
    };
    const one = procedure(site, query(permitted('people.read', 'person'))['~orpc'].meta, { query: seen });
    expect(await pass(one, { personId: 'fireman' }, undefined)).toBe('seen');
    for (const personId of ['packer', 'moved', 'nobody']) {
      await expect(pass(one, { personId }, undefined)).rejects.toMatchObject({ code: 'NotPermitted' });
    }
    const visible = procedure(site, query(permitted('people.read', 'visible'))['~orpc'].meta, { query: seen });
    await pass(visible, {}, undefined);
    expect(scopes.at(-1)).toEqual({ kind: 'limited', unitIds: ['steam', 'boilers'], ownPersonId: null });
    const whole = procedure(site, query(permitted('people.read', 'site'))['~orpc'].meta, { query: seen });
    await expect(pass(whole, {}, undefined)).rejects.toMatchObject({ code: 'NotPermitted' });
  });

  test('lets an employee reach their own record and no other', async () => {
    const site = await makeTestSite();
    const person = { personId: 'own', employeeNumber: '1', givenName: 'C', familyName: 'C', recordedFrom: 1 } as const;
    await site.station.open?.db.insertInto('person').values(person).execute();
    await enrol(site, 'cora', { grants: [{ role: 'employee', unitId: null }], personId: 'own' });
    await signIn(site, 'cora');
    const one = procedure(site, query(permitted('people.read', 'person'))['~orpc'].meta, { query: async () => ok('seen') });
    expect(await pass(one, { personId: 'own' }, undefined)).toBe('seen');
    await expect(pass(one, { personId: 'other' }, undefined)).rejects.toMatchObject({ code: 'NotPermitted' });
  });

  test('notes who read a person’s record, in which role, and nothing where the reading was refused', async () => {
    const site = await makeTestSite();
    await addUnits(site);
    const userId = await enrol(site, 'cora', { grants: [{ role: 'lineManager', unitId: 'steam' }] });
    await signIn(site, 'cora');
    const one = procedure(site, query(permitted('people.read', 'person'))['~orpc'].meta, { query: async () => ok('seen') });
    await pass(one, { personId: 'fireman' }, undefined);
    await pass(one, { personId: 'packer' }, undefined).catch(() => undefined);
    const noted = await site.station.open?.db.selectFrom('access_log').select(['userId', 'role', 'personId', 'procedure', 'at']).execute();
    expect(noted).toEqual([{ userId, role: 'lineManager', personId: 'fireman', procedure: 'test.act', at: '2026-03-14T10:00:00.000Z' }]);
  });
});
