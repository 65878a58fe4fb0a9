import { expect, test } from 'vitest';
import { makePerson, makeRole, makeUnit } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';

const reason = 'asked by a test';

/** North and south below the site, one line in north. The clock stands at 2026-03-14. */
async function makeTree(): Promise<TestSite> {
  const site = await makeTestSite();
  await makeUnit(site, 'plant', { kind: 'site', name: 'Plant' });
  await makeUnit(site, 'north', { kind: 'department', name: 'North', parentId: 'plant' });
  await makeUnit(site, 'south', { kind: 'department', name: 'South', parentId: 'plant' });
  await makeUnit(site, 'line', { kind: 'line', name: 'Line 1', parentId: 'north' });
  await makeRole(site, 'worker');
  return site;
}

async function placesOn({ client }: TestSite, day: string): Promise<Record<string, string>> {
  const { nodes } = await client.organisation.tree({ asOf: day });
  const nameById = new Map(nodes.map(({ unitId, name }) => [unitId, name]));
  return Object.fromEntries(nodes.map(({ name, parentId }) => [name, nameById.get(parentId ?? '') ?? '']));
}

test('the tree of a day shows names and places as they were on that day', async () => {
  const site = await makeTree();
  await site.client.organisation.change({ unitId: 'line', name: 'Line A', parentId: 'south', from: '2026-04-01', reason });
  expect(await placesOn(site, '2026-03-31')).toEqual({ Plant: '', North: 'Plant', South: 'Plant', 'Line 1': 'North' });
  expect(await placesOn(site, '2026-04-01')).toEqual({ Plant: '', North: 'Plant', South: 'Plant', 'Line A': 'South' });
  const { editions } = await site.client.organisation.history({ unitId: 'line' });
  expect(editions.map(({ name, parentName, validFrom, validTo }) => ({ name, parentName, validFrom, validTo }))).toEqual([
    { name: 'Line A', parentName: 'South', validFrom: '2026-04-01', validTo: null },
    { name: 'Line 1', parentName: 'North', validFrom: '2020-01-01', validTo: '2026-03-31' },
  ]);
});

test('what was not yet or is no longer is not in the tree, and stays in the tree of its days', async () => {
  const site = await makeTree();
  const { unitId } = await site.client.organisation.add({
    parentId: 'line',
    kind: 'station',
    name: 'Station 1',
    from: '2026-05-01',
    reason,
  });
  await site.client.organisation.close({ unitId, from: '2026-06-01', reason });
  expect(Object.keys(await placesOn(site, '2026-04-30'))).not.toContain('Station 1');
  expect((await placesOn(site, '2026-05-01'))['Station 1']).toBe('Line 1');
  expect((await placesOn(site, '2026-05-31'))['Station 1']).toBe('Line 1');
  expect(Object.keys(await placesOn(site, '2026-06-01'))).not.toContain('Station 1');
});

test('people are counted where they are and above, on the day, somebody with two positions once', async () => {
  const site = await makeTree();
  await makePerson(site, 'pia', { unitId: 'line' });
  await makePerson(site, 'quinn', { unitId: 'north', position: { validTo: '2026-03-31' } });
  await makePerson(site, 'rosa', { unitId: 'south' });
  const counts = async (asOf: string) => {
    const { nodes } = await site.client.organisation.tree({ asOf });
    return Object.fromEntries(nodes.map(({ unitId, people, peopleBelow }) => [unitId, [people, peopleBelow]]));
  };
  expect(await counts('2026-03-31')).toEqual({ plant: [0, 3], north: [1, 2], south: [1, 1], line: [1, 1] });
  expect(await counts('2026-04-01')).toEqual({ plant: [0, 2], north: [0, 1], south: [1, 1], line: [1, 1] });
});

test('a unit lies only below kinds that can hold it, in what stays open, and beside no other of its name', async () => {
  const { client } = await makeTree();
  const add = { parentId: 'north', kind: 'line', name: 'Line 2', from: '2026-03-14', reason } as const;
  await expect(client.organisation.add({ ...add, kind: 'site' })).rejects.toMatchObject({
    code: 'KindNotBelow',
    data: { parentKind: 'department', allowed: ['department', 'unit', 'team', 'line', 'station', 'shift', 'crew'] },
  });
  await expect(client.organisation.add({ ...add, name: 'line 1' })).rejects.toMatchObject({ code: 'NameTaken', data: { unitId: 'line' } });
  await expect(client.organisation.add({ ...add, parentId: 'nowhere' })).rejects.toMatchObject({ code: 'ParentNotThere' });
  await expect(client.organisation.add({ ...add, from: '2026-02-30' })).rejects.toMatchObject({ code: 'NotADate' });
  await expect(client.organisation.add({ ...add, from: '2019-12-31' })).rejects.toMatchObject({ code: 'ParentNotThere' });
  const { unitId } = await client.organisation.add(add);
  await client.organisation.close({ unitId, from: '2026-04-01', reason });
  await expect(client.organisation.add({ ...add, parentId: unitId, kind: 'station' })).rejects.toMatchObject({ code: 'ParentNotThere' });
});

test('nothing is moved into itself, not even by two moves of which one is still to come', async () => {
  const { client } = await makeTree();
  const upper = await client.organisation.add({ parentId: 'north', kind: 'unit', name: 'Upper', from: '2026-03-14', reason });
  const other = await client.organisation.add({ parentId: 'north', kind: 'unit', name: 'Other', from: '2026-03-14', reason });
  await client.organisation.change({ unitId: other.unitId, name: 'Other', parentId: upper.unitId, from: '2026-06-01', reason });
  const move = { unitId: upper.unitId, name: 'Upper', reason };
  await expect(client.organisation.change({ ...move, parentId: upper.unitId, from: '2026-04-01' })).rejects.toMatchObject({
    code: 'Cycle',
    data: { path: ['Upper', 'Upper'] },
  });
  await expect(client.organisation.change({ ...move, parentId: other.unitId, from: '2026-04-01' })).rejects.toMatchObject({
    code: 'Cycle',
    data: { path: ['Upper', 'Other', 'Upper'] },
  });
});

test('the past is not rewritten, and a change lies before no later one', async () => {
  const { client } = await makeTree();
  const change = { unitId: 'line', name: 'Line A', parentId: 'north', reason };
  await expect(client.organisation.change({ ...change, from: '2026-03-13' })).rejects.toMatchObject({
    code: 'InThePast',
    data: { earliest: '2026-03-14' },
  });
  await expect(client.organisation.change({ ...change, name: 'Line 1', from: '2026-03-14' })).rejects.toMatchObject({ code: 'Unchanged' });
  await client.organisation.change({ ...change, from: '2026-05-01' });
  await expect(client.organisation.change({ ...change, name: 'Line B', from: '2026-04-01' })).rejects.toMatchObject({
    code: 'LaterChange',
    data: { from: '2026-05-01' },
  });
  await client.organisation.change({ ...change, name: 'Line C', from: '2026-05-01' });
  expect((await client.organisation.history({ unitId: 'line' })).editions.map(({ name }) => name)).toEqual(['Line C', 'Line 1']);
  await client.organisation.close({ unitId: 'line', from: '2026-07-01', reason });
  await expect(client.organisation.change({ ...change, from: '2026-06-01' })).rejects.toMatchObject({
    code: 'LaterChange',
    data: { from: '2026-07-01' },
  });
});

test('a unit is not closed while somebody is to be there or a unit below is open, and says who and which', async () => {
  const site = await makeTree();
  await makePerson(site, 'pia', { unitId: 'north', position: { validTo: '2026-04-30' } });
  const close = { unitId: 'north', reason };
  await expect(site.client.organisation.close({ ...close, from: '2026-04-30' })).rejects.toMatchObject({
    code: 'StillInUse',
    data: { people: [{ personId: 'pia', name: 'pia, Test' }], peopleCount: 1, units: ['Line 1'] },
  });
  await site.client.organisation.close({ unitId: 'line', from: '2026-05-01', reason });
  await site.client.organisation.close({ ...close, from: '2026-05-01' });
  expect(Object.keys(await placesOn(site, '2026-05-01'))).toEqual(['Plant', 'South']);
});

test('what the HRIS owns is changed there alone, and takes only what it knows nothing of below it', async () => {
  const { client } = await makeTree().then(async (site) => {
    await makeUnit(site, 'sourced', { kind: 'unit', name: 'Sourced', parentId: 'north', sourceBatchId: 'batch' });
    return site;
  });
  const owned = { code: 'OwnedByHris', data: { batchId: 'batch', fileName: '' } };
  const change = { unitId: 'sourced', name: 'Other', parentId: 'north', from: '2026-03-14', reason };
  await expect(client.organisation.change(change)).rejects.toMatchObject(owned);
  await expect(client.organisation.close({ unitId: 'sourced', from: '2026-03-15', reason })).rejects.toMatchObject(owned);
  const add = { parentId: 'sourced', name: 'New', from: '2026-03-14', reason };
  await expect(client.organisation.add({ ...add, kind: 'unit' })).rejects.toMatchObject({
    code: 'KindNotBelow',
    data: { allowed: ['team', 'line', 'station', 'shift', 'crew'] },
  });
  await client.organisation.add({ ...add, kind: 'crew' });
});
