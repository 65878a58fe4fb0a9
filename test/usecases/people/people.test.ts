import { expect, test } from 'vitest';
import { approveItems, makeAssessment, makeLibrary, recordOf } from '../../support/framework';
import { importLines, personOf } from '../../support/imported-people';
import { competencyItem, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const lines = [
  '007,Berg,Anna,Production,Filling,Operator,A,7/30/2011,,,1',
  '008,Lind,Olof,Production,Packing,Operator,B,1/15/2020,,007,1',
  '009,Åberg,Per,Production,,Manager,,1/15/2015,,,1',
  '010,Dahl,Eva,Quality,,Analyst,,2/28/2018,12/31/2024,,1',
  '011,Ek,Ida,Quality,,Analyst,,6/1/2026,,,1',
];

const listed = async ({ client }: TestSite, input: { asOf?: string; unitId?: string; includeLeavers?: boolean } = {}) => {
  const { people } = await client.people.list({
    asOf: input.asOf ?? null,
    unitId: input.unitId ?? null,
    includeLeavers: input.includeLeavers ?? false,
  });
  return people.map(({ employeeNumber }) => employeeNumber);
};

const unitIdOf = async ({ client }: TestSite, name: string): Promise<string> => {
  const unit = (await client.people.units()).units.find((one) => one.name === name);
  if (unit === undefined) throw new Error(`no unit ${name}`);
  return unit.unitId;
};

async function makePeople(): Promise<TestSite> {
  const site = await makeTestSite();
  await importLines(site, lines);
  return site;
}

test('the list has who is employed on the day, by name', async () => {
  const site = await makePeople();
  expect(await listed(site)).toEqual(['009', '007', '008']);
  expect(await listed(site, { asOf: '2024-12-31' })).toEqual(['009', '007', '010', '008']);
  expect(await listed(site, { asOf: '2026-06-01' })).toEqual(['009', '007', '011', '008']);
  expect(await listed(site, { asOf: '2012-01-01' })).toEqual(['007']);
  expect(await listed(site, { includeLeavers: true })).toEqual(['009', '007', '010', '011', '008']);
});

test('a unit has its own people and those below it, leavers where they last were', async () => {
  const site = await makePeople();
  expect(await listed(site, { unitId: await unitIdOf(site, 'Production') })).toEqual(['009', '007', '008']);
  expect(await listed(site, { unitId: await unitIdOf(site, 'Packing') })).toEqual(['008']);
  expect(await listed(site, { unitId: await unitIdOf(site, 'Quality') })).toEqual([]);
  expect(await listed(site, { unitId: await unitIdOf(site, 'Quality'), includeLeavers: true })).toEqual(['010']);
});

test('each person shows where they are, and how many requirements are met on the day', async () => {
  const site = await makePeople();
  const loto = competencyItem('loto', { code: 'LOTO-01', scaleId: 'scale' });
  const entry = competencyItem('entry', { code: 'CSE-01', title: 'Confined space entry', scaleId: 'scale' });
  const operator = (await site.client.jobRoles.list()).roles.find(({ name }) => name === 'Operator');
  const anna = await personOf(site, '007');
  await makeAssessment(site, anna.personId, 'loto', { performedOn: '2026-01-15' });
  const needs = ['loto', 'entry'].map((competencyId) =>
    requirementItem({ roleId: operator?.roleId ?? '', competencyId, validityMonths: 12 }),
  );
  await approveItems(site, await makeLibrary(site), [scaleItem('scale'), loto, entry, ...needs], '2026-01-01');
  expect(await personOf(site, '007')).toMatchObject({
    name: 'Berg, Anna',
    title: 'Operator',
    unitName: 'Filling',
    departmentName: 'Production',
    shift: 'A',
    required: 2,
    ready: 1,
    worst: 'neverAssessed',
  });
  expect(await personOf(site, '007', '2027-02-01')).toMatchObject({ required: 2, ready: 0, worst: 'expired' });
  expect(await personOf(site, '009')).toMatchObject({ unitName: 'Production', required: 0, ready: 0, worst: 'notRequired' });
  const profile = await site.client.people.get({ personId: anna.personId, asOf: null });
  expect(profile.standings).toMatchObject([
    {
      competencyCode: 'CSE-01',
      state: 'neverAssessed',
      requiredLevelCode: '2',
      heldLevel: null,
      heldLevelCode: null,
      until: null,
      isMandatory: true,
    },
    { competencyCode: 'LOTO-01', state: 'qualified', heldLevelCode: '2', until: '2027-01-15' },
  ]);
  expect((await site.client.people.get({ personId: anna.personId, asOf: '2027-02-01' })).standings.map(({ state }) => state)).toEqual([
    'expired',
    'neverAssessed',
  ]);
});

test('a line manager sees the people of their unit and what lies below, and nobody else', async () => {
  const site = await makePeople();
  await enrol(site, 'cora', { grants: [{ role: 'lineManager', unitId: await unitIdOf(site, 'Filling') }] });
  const anna = await personOf(site, '007');
  const olof = await personOf(site, '008');
  const packing = await unitIdOf(site, 'Packing');
  await signIn(site, 'cora');
  expect(await listed(site, { includeLeavers: true })).toEqual(['007']);
  expect(await listed(site, { unitId: packing })).toEqual([]);
  expect((await site.client.people.units()).units.map(({ name }) => name)).toEqual(['Filling']);
  expect(await site.client.people.get({ personId: anna.personId, asOf: null })).toMatchObject({ name: 'Berg, Anna' });
  await expect(site.client.people.get({ personId: olof.personId, asOf: null })).rejects.toMatchObject({
    code: 'NotPermitted',
    data: { permission: 'people.read' },
  });
});

test('an employee sees only their own record', async () => {
  const site = await makePeople();
  const olof = await personOf(site, '008');
  const anna = await personOf(site, '007');
  await enrol(site, 'olof', { grants: [{ role: 'employee', unitId: null }], personId: olof.personId });
  await signIn(site, 'olof');
  expect(await listed(site)).toEqual(['008']);
  expect((await site.client.people.units()).units.map(({ name }) => name)).toEqual(['Packing']);
  expect(await site.client.people.get({ personId: olof.personId, asOf: null })).toMatchObject({ employeeNumber: '008' });
  await expect(site.client.people.get({ personId: anna.personId, asOf: null })).rejects.toMatchObject({ code: 'NotPermitted' });
});

test('reading a person leaves an attributed entry in the access log; an unknown person is told', async () => {
  const site = await makePeople();
  const { personId } = await personOf(site, '007');
  await site.client.people.get({ personId, asOf: null });
  const read = await recordOf(site).selectFrom('access_log').selectAll().execute();
  expect(read).toMatchObject([{ personId, procedure: 'people.get', role: 'administrator' }]);
  await expect(site.client.people.get({ personId: 'nobody', asOf: null })).rejects.toMatchObject({ code: 'PersonNotFound' });
});
