import { expect, test } from 'vitest';
import { allUnits } from '../../../electron/service/db/sql/organisation';
import { planOrganisation } from '../../../electron/service/jobs/intake/plan-organisation';
import { currentFacts, recordsByPerson } from '../../../electron/service/jobs/intake/record-of-person';
import { recordOf } from '../../support/framework';
import { commitPreview, previewLines } from '../../support/imported-people';
import { makePerson, makeRole, makeUnit } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';

const today = '2026-03-14';

async function makeTree(): Promise<TestSite> {
  const site = await makeTestSite();
  await makeUnit(site, 'plant', { kind: 'site', name: 'Plant' });
  await makeUnit(site, 'north', { kind: 'department', name: 'North', parentId: 'plant' });
  await makeUnit(site, 'hall', { name: 'Hall', parentId: 'north' });
  await makeUnit(site, 'line', { kind: 'line', name: 'Hall', parentId: 'north' });
  await makeRole(site, 'worker', 'Worker');
  await makePerson(site, 'pia', { roleId: 'worker', unitId: 'hall' });
  return site;
}

/** What is on record of somebody, in the words of the HRIS. */
async function factsOf(site: TestSite, personId: string) {
  const units = await allUnits(recordOf(site), today);
  const record = (await recordsByPerson(recordOf(site), [personId])).get(personId);
  if (record === undefined) throw new Error('nobody is known');
  const unitById = new Map(units.map((unit) => [unit.unitId, unit]));
  return currentFacts(record, record.positions, { managerNumber: null, unitById, today }).facts;
}

/** Where the HRIS would put somebody of a department and a unit, and which units it would have to make. */
async function placeOf(site: TestSite) {
  const units = await allUnits(recordOf(site), today);
  const facts = { ...(await factsOf(site, 'pia')), jobTitle: 'Worker', department: 'North', unit: 'Hall', shift: null };
  const making = { batchId: 'batch', makeId: () => 'made', today };
  const plan = planOrganisation([{ facts, roleId: null, from: today }], { units, roles: [], siteName: 'Plant' }, making);
  return { unitId: plan.placeOf(facts, null)?.unitId, made: plan.units.map(({ unitId, parentId }) => [unitId, parentId]) };
}

test('an import finds the unit of a name, and not a line that is called the same', async () => {
  expect(await placeOf(await makeTree())).toEqual({ unitId: 'hall', made: [] });
});

test('nobody is put into a unit that is closed: the import makes another of that name', async () => {
  const site = await makeTestSite();
  await makeUnit(site, 'plant', { kind: 'site', name: 'Plant' });
  await makeUnit(site, 'north', { kind: 'department', name: 'North', parentId: 'plant' });
  await makeUnit(site, 'hall', { name: 'Hall', parentId: 'north', validTo: '2026-03-13' });
  await makeRole(site, 'worker', 'Worker');
  await makePerson(site, 'pia', { roleId: 'worker', unitId: 'north' });
  expect(await placeOf(site)).toEqual({ unitId: 'made', made: [['made', 'north']] });
});

test('to the HRIS somebody at a station is in the unit that the station lies in', async () => {
  const site = await makeTree();
  await makeUnit(site, 'station', { kind: 'station', name: 'Station 1', parentId: 'hall' });
  await makePerson(site, 'quinn', { roleId: 'worker', unitId: 'station' });
  expect(await factsOf(site, 'quinn')).toMatchObject({ department: 'North', unit: 'Hall' });
});

test('a row that would keep somebody in a unit beyond its planned last day is refused with its reason, the others are taken', async () => {
  const site = await makeTestSite();
  await makeUnit(site, 'plant', { kind: 'site', name: 'Test works' });
  await makeUnit(site, 'production', { kind: 'department', name: 'Production', parentId: 'plant' });
  await makeUnit(site, 'filling', { name: 'Filling', parentId: 'production' });
  await makeUnit(site, 'packing', { name: 'Packing', parentId: 'production' });
  const reason = 'moved to the new hall';
  // A new name from some day on is no closing.
  await site.client.organisation.change({ unitId: 'packing', name: 'Packaging', parentId: 'production', from: '2026-05-01', reason });
  const before = await previewLines(site, ['1,Berg,Anna,Production,Filling,Operator,A,7/30/2011,,,1']);
  await site.client.organisation.close({ unitId: 'filling', from: '2026-05-01', reason });
  await expect(commitPreview(site, before.previewId)).rejects.toMatchObject({ code: 'PreviewOutdated' });

  const lines = [
    '1,Berg,Anna,Production,Filling,Operator,A,7/30/2011,,,1',
    '2,Lind,Olof,Production,Filling,Operator,A,7/30/2011,4/30/2026,,1',
    '3,Dahl,Eva,Production,Filling,Operator,A,7/30/2011,5/1/2026,,1',
    '4,Falk,Nils,Production,Packing,Operator,A,7/30/2011,,1,1',
  ];
  const { previewId, dryRun } = await previewLines(site, lines);
  expect(dryRun?.rejects).toEqual(
    [2, 4].map((rowNumber) => ({
      rowNumber,
      code: 'UnitCloses',
      reason:
        'Filling closes: 2026-04-30 is its last day, and nobody can have a position there after it. Take back its closing, or correct the row.',
      value: 'Filling',
    })),
  );
  expect(await commitPreview(site, previewId)).toMatchObject({ created: 2, rejected: 2 });
  // Whoever is there till the end may change in other ways, but stays no longer.
  const [olof, nils] = [lines[1] ?? '', lines[3] ?? ''];
  const next = await previewLines(site, [olof.replace('Lind', 'Lindh'), nils.replace('Packing', 'Filling')]);
  expect(next.dryRun).toMatchObject({ totals: { update: 1, reject: 1 }, rejects: [{ rowNumber: 3, code: 'UnitCloses' }] });
  const stays = await previewLines(site, [olof.replace('4/30/2026', ''), nils]);
  expect(stays.dryRun).toMatchObject({ totals: { update: 0, reject: 1, unchanged: 1 }, rejects: [{ rowNumber: 2, code: 'UnitCloses' }] });
});
