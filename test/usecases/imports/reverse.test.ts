import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { newestEntry, recordOf } from '../../support/framework';
import { importLines, personOf, previewLines, reverseBatch } from '../../support/imported-people';
import { logLength } from '../../support/log';
import { writeRecord } from '../../support/people';
import type { StandingRow } from '../../../electron/service/db/core-schema';
import { derivedContent } from '../../../electron/service/db/sql/standing-history';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';

const anna = '007,Berg,Anna,Production,Filling,Operator,A,7/30/2011,,,1';
const olof = '008,Lind,Olof,Production,Filling,Operator,B,1/15/2020,,007,1';
const tables = [
  'person',
  'employment',
  'position',
  'person_identifier',
  'person_override',
  'duplicate_case',
  'source_record',
  'org_unit',
  'job_role',
];

/** Everything known now that an import can write, without its versions; and what is derived from it. */
async function knownNow(site: TestSite): Promise<unknown> {
  const db = recordOf(site);
  const known: Record<string, unknown> = {};
  for (const table of tables) {
    const { rows } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(table)} WHERE recordedTo IS NULL`.execute(db);
    known[table] = rows.map(({ recordedFrom: _from, ...row }) => JSON.stringify(row)).toSorted();
  }
  known['standing'] = (await sql<StandingRow>`SELECT * FROM standing ORDER BY personId, competencyId, fromDate`.execute(db)).rows.map(
    derivedContent,
  );
  return known;
}

test('what an import wrote is again as it was, with the same digest, and both batches stay', async () => {
  const site = await makeTestSite();
  await importLines(site, [anna, olof]);
  const before = await knownNow(site);
  const changed = ['007,Berg-Ek,Anna,Quality,,Analyst,A,7/30/2011,,,1', olof, '010,Dahl,Eva,Quality,,Analyst,,2/28/2018,,007,1'];
  const { batchId } = await importLines(site, changed);
  expect(await knownNow(site)).not.toEqual(before);
  const reversal = await reverseBatch(site, batchId);
  expect(await knownNow(site)).toEqual(before);
  const taken = await site.client.imports.get({ batchId });
  const back = await site.client.imports.get({ batchId: reversal.batchId });
  expect(back).toMatchObject({ kind: 'reversal', reversesBatchId: batchId, stateBefore: taken.stateAfter, stateAfter: taken.stateBefore });
  expect(back.signatures).toMatchObject([{ printedName: 'Ben Birch', isValid: true }]);
  expect(taken).toMatchObject({ reversedBy: reversal.batchId, created: 1, updated: 1 });
  expect(taken.stateBefore).not.toBe(taken.stateAfter);
  expect(await newestEntry(site)).toMatchObject({ action: 'imports.reverse', entityId: reversal.batchId });
  // The versions of the time in between are still there.
  const { rows } = await sql`SELECT 1 FROM person WHERE familyName = 'Berg-Ek' AND recordedTo IS NOT NULL`.execute(recordOf(site));
  expect(rows).toHaveLength(1);
  // And the file that was taken back is new again.
  expect((await previewLines(site, changed)).dryRun?.totals).toMatchObject({ create: 1, update: 1, unchanged: 1 });
});

test('the first import of all is taken back to nobody', async () => {
  const site = await makeTestSite();
  const before = await knownNow(site);
  const { batchId } = await importLines(site, [anna, olof]);
  await reverseBatch(site, batchId);
  expect(await knownNow(site)).toEqual(before);
  expect(await importLines(site, [anna, olof])).toMatchObject({ created: 2 });
});

test('an import is taken back once, and a reversal not at all', async () => {
  const site = await makeTestSite();
  const { batchId } = await importLines(site, [anna]);
  const { batchId: reversal } = await reverseBatch(site, batchId);
  await expect(reverseBatch(site, batchId)).rejects.toMatchObject({ code: 'AlreadyReversed', data: { batchId: reversal } });
  await expect(reverseBatch(site, reversal)).rejects.toMatchObject({ code: 'NotReversible' });
  await expect(reverseBatch(site, 'none')).rejects.toMatchObject({ code: 'BatchNotFound' });
});

test('what was changed since stands in the way by its name, and nothing is written', async () => {
  const site = await makeTestSite();
  const { batchId } = await importLines(site, [anna, olof]);
  await importLines(site, [anna, '008,Lind,Olof,Quality,,Analyst,B,1/15/2020,,007,1']);
  const before = await logLength(site.station);
  const names: unknown = await reverseBatch(site, batchId).then(
    () => null,
    (error: unknown) => JSON.stringify(error),
  );
  expect(names).toContain('ChangedSince');
  expect(names).toContain('Lind, Olof');
  expect(names).not.toContain('Berg, Anna');
  expect(await logLength(site.station)).toBe(before);
});

test('people on whom something rests by now are not taken away', async () => {
  const site = await makeTestSite();
  const { batchId } = await importLines(site, [anna]);
  const { personId } = await personOf(site, '007');
  await site.client.people.addIdentifier({ personId, system: 'Badge', value: '1', reason: 'given at the gate' });
  await expect(reverseBatch(site, batchId)).rejects.toMatchObject({
    code: 'ChangedSince',
    data: { records: [{ what: 'person_identifier', name: 'Berg, Anna' }], all: 1 },
  });
});

test('nor units and roles in which others are by now, nor whoever manages somebody', async () => {
  const site = await makeTestSite();
  const { batchId } = await importLines(site, [anna]);
  const { units } = await site.client.people.units();
  const { roles } = await site.client.jobRoles.list();
  const unitId = units.find(({ name }) => name === 'Filling')?.unitId ?? '';
  const employment = { employer: 'Lender', kind: 'contractor', validFrom: '2020-01-01', validTo: null } as const;
  const managerPersonId = (await personOf(site, '007')).personId;
  const identity = { givenName: 'Kim', familyName: 'Lund', email: null, location: null, managerPersonId };
  const { personId } = await site.client.people.add({ employeeNumber: 'X-1', ...identity, employment, reason: 'a contractor' });
  const place = { roleId: roles[0]?.roleId ?? '', unitId, title: '', shift: null, validFrom: '2021-01-01', validTo: null };
  await site.client.people.assign({ personId, ...place, reason: 'works there' });
  await expect(reverseBatch(site, batchId)).rejects.toMatchObject({
    code: 'ChangedSince',
    data: { all: 2, records: expect.arrayContaining([expect.objectContaining({ what: 'position', name: 'Lund, Kim' })]) },
  });
});

test('the same person cannot approve a reversal that they ask for', async () => {
  const site = await makeTestSite();
  const { batchId } = await importLines(site, [anna]);
  const signature = { login: 'ada', passphrase: passphraseOf('ada') };
  await expect(site.client.imports.reverse({ batchId, reason: 'wrong file', signature })).rejects.toMatchObject({
    code: 'SecondPersonNeeded',
  });
});

test('values that were erased since cannot be brought back', async () => {
  const site = await makeTestSite();
  const { batchId } = await importLines(site, [anna]);
  const { personId } = await personOf(site, '007');
  await recordOf(site).deleteFrom('person_key').where('personId', '=', personId).execute();
  await expect(reverseBatch(site, batchId)).rejects.toMatchObject({ code: 'ValuesErased' });
});

test('a unit that was made for the import and stayed empty goes with it, one that got another name since does not', async () => {
  const site = await makeTestSite();
  const { batchId } = await importLines(site, [anna]);
  const row = await recordOf(site).selectFrom('org_unit').selectAll().where('name', '=', 'Filling').executeTakeFirstOrThrow();
  const { recordedFrom: _from, recordedTo: _to, ...unit } = row;
  await writeRecord(site, 'org_unit', unit.unitId, { ...unit, name: 'Bottling' });
  await expect(reverseBatch(site, batchId)).rejects.toMatchObject({ code: 'ChangedSince', data: { records: [{ what: 'org_unit' }] } });
});
