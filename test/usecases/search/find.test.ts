import { beforeEach, expect, test } from 'vitest';
import { makeCompetency, makePerson, makeRole, makeUnit } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { linkTask } from '../../support/tasks';
import { enrol, signIn } from '../../support/users';

let site: TestSite;

const find = async (text: string) => (await site.client.search.find({ text })).hits;
const titles = async (text: string) => (await find(text)).map((hit) => hit.title);

beforeEach(async () => {
  site = await makeTestSite();
  await makeUnit(site, 'hall', { name: 'Boiler hall' });
  await makeUnit(site, 'bay', { name: 'Bay', parentId: 'hall' });
  await makeUnit(site, 'yard', { name: 'Yard' });
  await makeRole(site, 'stoker', 'Boiler stoker');
  await makePerson(site, 'jorg', { givenName: 'Jörg', familyName: 'Ødegård', employeeNumber: '40017', roleId: 'stoker', unitId: 'bay' });
  await makePerson(site, 'anne', {
    givenName: 'Anne-Marie',
    familyName: 'Jordan',
    employeeNumber: '40018',
    roleId: 'stoker',
    unitId: 'yard',
  });
  await makePerson(site, 'gone', { givenName: 'Boris', familyName: 'Jordan', employeeNumber: '30001', leftOn: '2025-12-31' });
  await makeCompetency(site, 'blr-01', { code: 'BLR-01', title: 'Boiler start-up' });
  await makeCompetency(site, 'blr-00', { code: 'BLR-00', title: 'Boiler start-up by hand', isRetired: true });
});

test('a person is found by parts of the name in any order, without case and accents', async () => {
  for (const text of ['jorg', 'odegard', 'ØDE jör', 'jörg øde', 'Ødegård, Jörg'])
    expect([text, await titles(text)]).toEqual([text, ['Ødegård, Jörg']]);
  expect(await titles('marie jord')).toEqual(['Jordan, Anne-Marie']);
  expect(await titles('degard')).toEqual([]);
});

test('a person is found by the beginning of the employee number', async () => {
  expect(await titles('4001')).toEqual(['Jordan, Anne-Marie', 'Ødegård, Jörg']);
  expect(await titles('40017')).toEqual(['Ødegård, Jörg']);
  expect(await titles('0017')).toEqual([]);
});

test('people whose family name begins so come first, who has left comes last', async () => {
  expect(await titles('jor')).toEqual(['Jordan, Anne-Marie', 'Jordan, Boris', 'Ødegård, Jörg']);
  const details = (await find('jor')).map((hit) => hit.detail);
  expect(details).toEqual(['40018 · Operator · Yard', '30001 · left 2025-12-31', '40017 · Operator · Bay']);
});

test('competencies and tasks are found by code and by words of the title, and roles by name', async () => {
  await linkTask(site, 'heat', false);
  expect(await find('HEAT')).toEqual([{ kind: 'task', id: 'heat', title: 'Task heat', detail: 'HEAT' }]);
  expect(await find('boiler')).toEqual([
    { kind: 'competency', id: 'blr-01', title: 'Boiler start-up', detail: 'BLR-01' },
    { kind: 'competency', id: 'blr-00', title: 'Boiler start-up by hand', detail: 'BLR-00 · retired' },
    { kind: 'role', id: 'stoker', title: 'Boiler stoker', detail: '2 people' },
  ]);
  expect(await titles('blr-01')).toEqual(['Boiler start-up']);
  expect(await titles('hand boil')).toEqual(['Boiler start-up by hand']);
});

test('signs that mean something in a pattern mean nothing here', async () => {
  for (const text of ['', ' ', '*', '?', '[a-z]', '%', ',']) expect([text, await find(text)]).toEqual([text, []]);
});

test('no more than eight of a kind are listed', async () => {
  for (let index = 0; index < 10; index += 1) await makePerson(site, `twin-${index}`, { familyName: `Twin ${index}` });
  expect((await find('twin')).length).toBe(8);
});

test('a line manager finds the people of their units, an employee only themselves', async () => {
  await enrol(site, 'mia', { grants: [{ role: 'lineManager', unitId: 'hall' }] });
  await enrol(site, 'eve', { grants: [{ role: 'employee', unitId: null }], personId: 'anne' });
  await signIn(site, 'mia');
  expect(await titles('jor')).toEqual(['Ødegård, Jörg']);
  await signIn(site, 'eve');
  expect(await titles('jor')).toEqual(['Jordan, Anne-Marie']);
  expect(await titles('boiler stok')).toEqual(['Boiler stoker']);
});

test('whoever has no role finds nothing', async () => {
  await enrol(site, 'nora', { grants: [{ role: 'employee', unitId: null }] });
  await signIn(site, 'nora');
  expect(await titles('jor')).toEqual([]);
});
