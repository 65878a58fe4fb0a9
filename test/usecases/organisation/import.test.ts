import { expect, test } from 'vitest';
import { loadKnownPeople } from '../../../electron/service/usecases/imports/known-people';
import { planOrganisation } from '../../../electron/service/usecases/imports/plan-organisation';
import { recordOf } from '../../support/framework';
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

/** Where the HRIS would put somebody of a department and a unit, and which units it would have to make. */
async function placeOf(site: TestSite) {
  const { known, units } = await loadKnownPeople(recordOf(site), today);
  const [pia] = known;
  if (pia === undefined) throw new Error('nobody is known');
  const facts = { ...pia.facts, jobTitle: 'Worker', department: 'North', unit: 'Hall', shift: null };
  const making = { batchId: 'batch', makeId: () => 'made', today };
  const plan = planOrganisation([{ facts, from: today }], { units, roles: [], siteName: 'Plant' }, making);
  return { unitId: plan.placeOf(facts)?.unitId, made: plan.units.map(({ unitId, parentId }) => [unitId, parentId]) };
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
  const { known } = await loadKnownPeople(recordOf(site), today);
  expect(known.find(({ personId }) => personId === 'quinn')?.facts).toMatchObject({ department: 'North', unit: 'Hall' });
});
