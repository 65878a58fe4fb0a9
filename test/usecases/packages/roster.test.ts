import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recordOf } from '../../support/framework';
import { makePerson, makeRole, makeUnit, writeRecord } from '../../support/people';
import { ben, carry, makeTwoSites, open, packed, receive, write, type TwoSites } from '../../support/packages/two-sites';
import type { TestSite } from '../../support/site';
import { signIn } from '../../support/users';

const reason = 'asked by a test';
const everybody = { kind: 'roster', unitId: null } as const;

/** A works of its own at the north: a site, two departments, contractors, somebody who came back, a manager. */
async function fillNorth({ north }: TwoSites): Promise<void> {
  await makeUnit(north, 'north', { kind: 'site', name: 'Northfield' });
  await makeUnit(north, 'works', { kind: 'department', name: 'Production', parentId: 'north' });
  await makeUnit(north, 'filling', { kind: 'unit', name: 'Filling', parentId: 'works' });
  await makeRole(north, 'worker', 'Operator');
  await makePerson(north, 'mona', { employeeNumber: '0007', familyName: 'Moss', givenName: 'Mona', roleId: 'worker' });
  await makePerson(north, 'pia', {
    employeeNumber: '0042',
    familyName: 'Påhlsson',
    givenName: '=Pia',
    email: 'pia@north.example',
    location: 'Hall 3',
    managerPersonId: 'mona',
    unitId: 'filling',
    roleId: 'worker',
    position: { shift: 'B', positionNumber: 'P-9' },
    leftOn: '2024-06-30',
  });
  const again = { personId: 'pia', employer: 'Lender AB', kind: 'contractor', status: 'On contract', sourceBatchId: null } as const;
  await writeRecord(north, 'employment', 'again', { employmentId: 'again', ...again, validFrom: '2025-01-01', validTo: null });
  await makePerson(north, 'nils/2', { employeeNumber: '0100', familyName: 'Nord', givenName: '' });
}

const rosterOf = (file: string): string => packed(file).text('roster.ndjson');
const withoutIds = (roster: string): string => roster.replaceAll(/"personId":"[^"]*",/g, '');

async function southFor(sites: TwoSites): Promise<{ file: string; to: { partnerId: string; isEncrypted: boolean } }> {
  const to = { partnerId: sites.southAtNorth, isEncrypted: false };
  const { file } = await write(sites.north, everybody, to);
  return { file: carry(file, sites.south), to };
}

test('a roster arrives whole: what the receiver then says of the same people is the same to the letter', async () => {
  const sites = await makeTwoSites();
  await fillNorth(sites);
  const { file } = await southFor(sites);
  const opened = await open(sites.south, file);
  expect(opened).toMatchObject({
    kind: 'roster',
    sender: 'Northfield Works',
    sequence: 1,
    filter: 'Everybody',
    gap: null,
    totals: { rows: 3, create: 3, update: 0, unchanged: 0, reject: 0 },
    rejects: [],
    places: ['Northfield', 'Production', 'Filling', 'Operator'],
  });
  expect(await sites.south.client.people.list({ asOf: null, unitId: null, includeLeavers: true })).toEqual({ people: [] });
  const { accepted, rejected } = await receive(sites.south, file);
  expect({ accepted, rejected }).toEqual({ accepted: 3, rejected: 0 });

  // What was written is held against the log when the site is opened again.
  await signIn(sites.south, 'ada');
  const back = await write(sites.south, everybody, { partnerId: sites.northAtSouth, isEncrypted: false });
  expect(withoutIds(rosterOf(back.file))).toBe(withoutIds(rosterOf(file)));
  const [batch] = (await sites.south.client.imports.list()).batches;
  expect(batch).toMatchObject({ created: 3, updated: 0, unchanged: 0, rejected: 0, origin: 'Package no. 1 of Northfield Works' });
});

test('the same people once more are no difference, and a change is exactly that change', async () => {
  const sites = await makeTwoSites();
  await fillNorth(sites);
  const { file, to } = await southFor(sites);
  await receive(sites.south, file);
  const before = await persons(sites.south);
  const second = carry((await write(sites.north, everybody, to, { fileName: 'second.zip' })).file, sites.south);
  const again = await open(sites.south, second);
  expect(again.totals).toEqual({ rows: 3, create: 0, update: 0, unchanged: 3, tell: 0, reject: 0 });
  await receive(sites.south, second);
  expect(await persons(sites.south)).toEqual(before);

  await sites.north.client.people.change({
    personId: 'nils/2',
    givenName: 'Nils',
    familyName: 'Nord',
    email: null,
    location: null,
    managerPersonId: 'mona',
    reason,
  });
  await sites.north.client.people.endPosition({ positionId: 'position-pia', validTo: '2026-03-20', reason });
  const third = carry((await write(sites.north, everybody, to, { fileName: 'third.zip' })).file, sites.south);
  const changed = await open(sites.south, third);
  expect(changed.lines.map(({ name, outcome, changes }) => [name, outcome, changes])).toEqual([
    ['Moss, Mona', 'unchanged', []],
    ['Påhlsson, =Pia', 'update', ['positions']],
    ['Nord, Nils', 'update', ['givenName', 'managerPersonId']],
  ]);
  await receive(sites.south, third);
  const back = await write(sites.south, everybody, { partnerId: sites.northAtSouth, isEncrypted: false });
  expect(withoutIds(rosterOf(back.file))).toBe(withoutIds(rosterOf(third)));
});

test('a correction made here stands until the other site says the same', async () => {
  const sites = await makeTwoSites();
  await fillNorth(sites);
  const { file, to } = await southFor(sites);
  await receive(sites.south, file);
  const { client } = sites.south;
  const pia = (await client.people.list({ asOf: null, unitId: null, includeLeavers: true })).people.find(
    (one) => one.employeeNumber === '0042',
  );
  const personId = pia?.personId ?? '';
  await client.people.correct({ personId, field: 'location', value: 'Hall 9', expiresOn: '2026-05-01', reason });
  const move = async (location: string, fileName: string) => {
    const identity = { givenName: '=Pia', familyName: 'Påhlsson', email: 'pia@north.example', managerPersonId: 'mona' };
    await sites.north.client.people.change({ personId: 'pia', ...identity, location, reason });
    await receive(sites.south, carry((await write(sites.north, everybody, to, { fileName })).file, sites.south));
    const { location: shown, corrections } = await client.people.get({ personId, asOf: null });
    return [shown, corrections.map(({ sourceValue }) => sourceValue)];
  };
  expect(await move('Hall 4', 'b.zip')).toEqual(['Hall 9', ['Hall 4']]);
  expect(await move('Hall 9', 'c.zip')).toEqual(['Hall 9', []]);
});

test('who is somebody else’s here is rejected by name, and the others arrive', async () => {
  const sites = await makeTwoSites();
  await fillNorth(sites);
  await makePerson(sites.south, 'other', { employeeNumber: '0042', familyName: 'Other', givenName: 'Olle' });
  await makePerson(sites.south, 'mona', { employeeNumber: '0007', familyName: 'Moss', givenName: 'Mona' });
  const { file } = await southFor(sites);
  const opened = await open(sites.south, file);
  expect(opened.rejects).toEqual([{ row: 2, code: 'NumberTaken', field: 'employeeNumber' }]);
  expect(opened.totals).toMatchObject({ rows: 3, create: 1, update: 1, reject: 1 });
  const { packageInId } = await receive(sites.south, file);
  expect(await sites.south.client.packages.get({ packageInId })).toMatchObject({
    accepted: 2,
    rejected: 1,
    rejects: [{ row: 2, code: 'NumberTaken', field: 'employeeNumber' }],
    signatures: [{ printedName: 'Ben Birch', meaning: 'Approved for acceptance', isValid: true }],
  });
  const own = (await persons(sites.south)).filter(({ personId }) => personId === 'other' || personId === 'mona');
  expect(own.map(({ personId, familyName, sourceBatchId }) => [personId, familyName, sourceBatchId === null])).toEqual([
    ['mona', 'Moss', false],
    ['other', 'Other', true],
  ]);
});

test('what changed between opening and accepting is not written', async () => {
  const sites = await makeTwoSites();
  await fillNorth(sites);
  const { file } = await southFor(sites);
  const { openId } = await open(sites.south, file);
  await makePerson(sites.south, 'other', { employeeNumber: '0042', familyName: 'Other', givenName: 'Olle' });
  const accept = sites.south.client.packages.accept({
    openId,
    personId: null,
    gapReason: null,
    signature: { login: 'ben', passphrase: 'x' },
  });
  await expect(accept).rejects.toMatchObject({ code: 'WrongPassphrase' });
  await expect(sites.south.client.packages.accept({ openId, personId: null, gapReason: null, signature: ben })).rejects.toMatchObject({
    code: 'Outdated',
  });
  expect((await persons(sites.south)).map(({ personId }) => personId)).toEqual(['other']);
});

test('in the file for spreadsheets no cell begins like a formula, and a unit alone is told of', async () => {
  const sites = await makeTwoSites();
  await fillNorth(sites);
  const { file } = await southFor(sites);
  const csv = packed(file).text('roster.csv');
  expect(csv).toContain('0042,"Påhlsson, =Pia"');
  expect(csv).not.toMatch(/(^|,)[=+@]/m);
  const to = { partnerId: sites.southAtNorth, isEncrypted: false };
  const part = await write(sites.north, { kind: 'roster', unitId: 'filling' }, to, { fileName: 'filling.zip' });
  expect(part).toMatchObject({ rows: 1, filter: 'Who works in Filling or below it', sequence: 2 });
  expect(JSON.parse(packed(part.file).text('manifest.json'))).toMatchObject({
    kind: 'roster',
    filter: 'Who works in Filling or below it',
    asOf: '2026-03-14',
  });
  expect(readFileSync(`${part.file}.minisig`, 'utf8')).toContain('package no. 2');
  expect(rosterOf(part.file).trim().split('\n')).toHaveLength(1);
});

async function persons(site: TestSite) {
  return recordOf(site).selectFrom('person').selectAll().where('recordedTo', 'is', null).orderBy('personId').execute();
}

test('the units of a roster come below the top of the site’s own organisation, and its own top is found by its name', async () => {
  const sites = await makeTwoSites();
  await fillNorth(sites);
  const { south } = sites;
  await makeUnit(south, 'old', { kind: 'site', name: 'Old works' });
  await makeUnit(south, 'south', { kind: 'site', name: 'Southfield  works' });
  await makeUnit(sites.north, 'abroad', { kind: 'site', name: 'SOUTHFIELD WORKS' });
  await makeUnit(sites.north, 'lent', { kind: 'department', name: 'Lent', parentId: 'abroad' });
  await makePerson(sites.north, 'lena', { unitId: 'lent', roleId: 'worker' });
  const { file, to } = await southFor(sites);
  expect((await open(south, file)).places).toEqual([
    'Southfield  works / Northfield',
    'Production',
    'Filling',
    'Southfield  works / Lent',
    'Operator',
  ]);
  await receive(south, file);
  const units = await recordOf(south).selectFrom('org_unit').selectAll().where('recordedTo', 'is', null).execute();
  const nameById = new Map(units.map(({ unitId, name }) => [unitId, name]));
  expect(units.map(({ kind, name, parentId }) => `${kind} ${name} < ${nameById.get(parentId ?? '') ?? 'top'}`).toSorted()).toEqual([
    'department Lent < Southfield  works',
    'department Northfield < Southfield  works',
    'department Production < Northfield',
    'site Old works < top',
    'site Southfield  works < top',
    'unit Filling < Production',
  ]);
  // The next roster finds them where they are.
  await makePerson(sites.north, 'late', { unitId: 'filling', roleId: 'worker' });
  const next = await open(south, carry((await write(sites.north, everybody, to, { fileName: 'next.zip' })).file, south));
  expect(next).toMatchObject({ totals: { create: 1, unchanged: 4, update: 0 }, places: [] });
});

test('a roster is taken back as an import is: everything is as before, the next one brings it again', async () => {
  const sites = await makeTwoSites();
  await fillNorth(sites);
  const { south } = sites;
  await makePerson(south, 'mona', { employeeNumber: '0007', familyName: 'Moss', givenName: 'Mona' });
  const { file, to } = await southFor(sites);
  const before = await persons(south);
  await receive(south, file);
  const [batch] = (await south.client.imports.list()).batches;
  const taken = await south.client.imports.reverse({ batchId: batch?.batchId ?? '', reason, signature: ben });
  const said = (rows: Awaited<ReturnType<typeof persons>>) => rows.map(({ recordedFrom: _from, ...row }) => row);
  expect(said(await persons(south))).toEqual(said(before));
  expect(said(before)).toHaveLength(1);
  const state = async (batchId: string) => {
    const { stateBefore, stateAfter } = await south.client.imports.get({ batchId });
    return { stateBefore, stateAfter };
  };
  const [first, second] = [await state(batch?.batchId ?? ''), await state(taken.batchId)];
  expect(second).toEqual({ stateBefore: first.stateAfter, stateAfter: first.stateBefore });
  expect(first.stateAfter).not.toBe(first.stateBefore);
  await expect(south.client.imports.reverse({ batchId: batch?.batchId ?? '', reason, signature: ben })).rejects.toMatchObject({
    code: 'AlreadyReversed',
  });
  const again = carry((await write(sites.north, everybody, to, { fileName: 'again.zip' })).file, south);
  expect((await open(south, again)).totals).toMatchObject({ create: 2, update: 1, unchanged: 0, reject: 0 });
  await receive(south, again);
  // What was written is held against the log when the site is opened again.
  await signIn(south, 'ada');
});

test('a roster is not taken back where somebody of it was changed since', async () => {
  const sites = await makeTwoSites();
  await fillNorth(sites);
  const { south } = sites;
  const { file } = await southFor(sites);
  await receive(south, file);
  const [batch] = (await south.client.imports.list()).batches;
  const mona = (await persons(south)).find(({ employeeNumber }) => employeeNumber === '0007');
  await south.client.people.correct({
    personId: mona?.personId ?? '',
    field: 'location',
    value: 'Hall 9',
    expiresOn: '2026-05-01',
    reason,
  });
  await expect(south.client.imports.reverse({ batchId: batch?.batchId ?? '', reason, signature: ben })).rejects.toMatchObject({
    code: 'ChangedSince',
    data: { records: expect.arrayContaining([expect.objectContaining({ name: 'Moss, Mona' })]) },
  });
  expect((await south.client.imports.get({ batchId: batch?.batchId ?? '' })).reversedBy).toBeNull();
});
