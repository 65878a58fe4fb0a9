import { appendFileSync, copyFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packageKey } from '../../../electron/service/usecases/exports/package-key';
import { completionsName } from '../../../shared/domain/packages/completions';
import { expectWhole } from '../../support/completions/whole';
import { importText, lineOf, mapCourses, qualification, saba, second } from '../../support/completions/import-file';
import { recordOf } from '../../support/framework';
import { logLength } from '../../support/log';
import { ben, carry, makeTwoSites, open, packed, receive, write, type TwoSites } from '../../support/packages/two-sites';
import { writePackageFile } from '../../support/packages/write-package-file';
import { makePerson, makeUnit } from '../../support/people';
import { makeWorks } from '../../support/assessments';
import { signIn } from '../../support/users';
import type { TestSite } from '../../support/site';

const everything = { kind: 'completions', unitId: null } as const;
const roster = { kind: 'roster', unitId: null } as const;

const pia = 'N-pia,LOTO-1,Lockout,Completed,2026-02-01,,90';
const nils = 'N-nils,FIRE-1,Fire,Completed,2026-02-02,2027-02-02,';
const of = (system: string) => ({ format: 'saba', system, dateOrder: 'iso', columns: {}, bestScore: null, statuses: {} }) as const;
const linesOf = (file: string): string => packed(file).text(completionsName);
const withoutIds = (lines: string): string => lines.replaceAll(/"personId":"[^"]*",/g, '');

/** Two people with completions of two systems at the north, whom the south knows from a roster. */
async function makeSites(): Promise<TwoSites & { readonly toSouth: { partnerId: string; isEncrypted: boolean } }> {
  const sites = await makeTwoSites();
  const toSouth = { partnerId: sites.southAtNorth, isEncrypted: false };
  await makeUnit(sites.north, 'north', { kind: 'site', name: 'Northfield' });
  await makePerson(sites.north, 'pia', { unitId: 'north' });
  await makePerson(sites.north, 'nils', { unitId: 'north' });
  await importText(sites.north, saba(pia, nils, 'N-nobody,LOTO-1,Lockout,Completed,2026-02-03,,80'), { reading: of('Saba') });
  await importText(sites.north, saba('N-pia,LOTO-1,Lockout,Completed,2026-02-05,,95'), { reading: of('Campus') });
  await makeWorks(sites.south);
  await receive(sites.south, carry((await write(sites.north, roster, toSouth, { fileName: 'people.zip' })).file, sites.south));
  return { ...sites, toSouth };
}

type Sites = Awaited<ReturnType<typeof makeSites>>;

async function send({ north, south, toSouth }: Sites, fileName: string, asOf: string | null = null): Promise<string> {
  return carry((await write(north, everything, toSouth, { fileName, asOf })).file, south);
}

const standing = async (site: TestSite) =>
  (await recordOf(site).selectFrom('completion').selectAll().execute()).length -
  (await recordOf(site).selectFrom('completion_void').selectAll().execute()).length;
const idOf = async (site: TestSite, number: string): Promise<string> =>
  (await recordOf(site).selectFrom('person').select('personId').where('employeeNumber', '=', number).executeTakeFirstOrThrow()).personId;

test('completions arrive whole: what the receiver then says of them is the same to the letter, and the receipt says so', async () => {
  const sites = await makeSites();
  const { north, south } = sites;
  await mapCourses(south, [lineOf()]);
  const before = await qualification(south);
  const file = await send(sites, 'completions.zip');
  const opened = await open(south, file);
  expect(opened).toMatchObject({
    kind: 'completions',
    filter: 'Everybody',
    totals: { rows: 3, create: 3, update: 0, unchanged: 0, reject: 0 },
    completions: { evidence: 1, unmappedCourses: 2, unknownLearners: 0 },
  });
  expect(opened.lines.map(({ name, outcome, changes }) => [name, outcome, changes])).toEqual([
    ['pia, Test', 'create', ['Lockout (LOTO-1)', 'unmapped']],
    ['nils, Test', 'create', ['Fire (FIRE-1)', 'unmapped']],
    ['pia, Test', 'create', ['Lockout (LOTO-1)', 'evidence']],
  ]);
  expect(await standing(south)).toBe(0);
  await expect(
    south.client.packages.accept({ openId: opened.openId, personId: null, gapReason: null, signature: second('ada') }),
  ).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
  const { packageInId, accepted, rejected } = await receive(south, file);
  expect({ accepted, rejected }).toEqual({ accepted: 3, rejected: 0 });
  expect(await qualification(south)).toBe(before);
  const { evidence } = await south.client.completions.ofPerson({ personId: await idOf(south, 'N-pia') });
  expect(evidence).toMatchObject([{ competencyId: 'loto', from: 'Saba', state: 'counts', achievedOn: '2026-02-01' }]);

  const [batch] = (await south.client.imports.list()).batches;
  expect(batch).toMatchObject({ kind: 'completions', created: 3, origin: 'Package no. 2 of Northfield Works' });
  expect(await south.client.completions.batch({ batchId: batch?.batchId ?? '' })).toMatchObject({
    packageInId,
    reading: null,
    rowCount: 3,
  });

  const toNorth = { partnerId: sites.northAtSouth, isEncrypted: false };
  const back = await write(south, everything, toNorth, { fileName: 'back.zip' });
  expect(withoutIds(linesOf(back.file))).toBe(withoutIds(linesOf(file)));
  expect(linesOf(file).split('\n')).toHaveLength(4);

  const receipt = await write(south, { kind: 'receipt', packageInId }, toNorth, { fileName: 'receipt.zip' });
  // Its own completions, told by another site, are no difference.
  const returned = carry(back.file, north);
  expect((await open(north, returned)).totals).toMatchObject({ rows: 3, unchanged: 3, reject: 0 });
  await receive(north, returned);
  await receive(north, carry(receipt.file, north));
  expect((await north.client.exports.list()).packages.find(({ kind }) => kind === 'completions')).toMatchObject({
    receipt: { accepted: 3, rejected: 0, signedBy: 'Ben Birch' },
  });
  await expectWhole(south);
  await expectWhole(north);
});

test('the same completions once more are no difference; a correction replaces, and what was taken back is taken back', async () => {
  const sites = await makeSites();
  const { north, south } = sites;
  await receive(south, await send(sites, 'first.zip'));
  const again = await send(sites, 'second.zip');
  expect((await open(south, again)).totals).toEqual({ rows: 3, create: 0, update: 0, unchanged: 3, tell: 0, reject: 0 });
  await receive(south, again);
  expect(await standing(south)).toBe(3);

  await importText(north, saba(pia.replace('Completed', 'Failed'), nils), { reading: of('Saba') });
  const campusBatch = (await north.client.imports.list()).batches.find(({ created, rowCount }) => created === 1 && rowCount === 1);
  await north.client.completions.reverse({ batchId: campusBatch?.batchId ?? '', reason: 'wrong file', signature: second() });
  const third = await send(sites, 'third.zip');
  const opened = await open(south, third);
  expect(opened.lines.map(({ outcome, changes }) => [outcome, changes.at(-1)])).toEqual([
    ['update', 'takenBack'],
    ['unchanged', 'Fire (FIRE-1)'],
    ['update', 'unmapped'],
  ]);
  await receive(south, third);
  expect(await standing(south)).toBe(2);
  const back = await write(south, everything, { partnerId: sites.northAtSouth, isEncrypted: false }, { fileName: 'back.zip' });
  expect(withoutIds(linesOf(back.file))).toBe(withoutIds(linesOf(third)));
  // Who was matched to somebody else there is theirs here, too.
  await expectWhole(south);
});

test('a package of completions is taken back as an import of them is, and comes again', async () => {
  const sites = await makeSites();
  const { south } = sites;
  await receive(south, await send(sites, 'first.zip'));
  const [batch] = (await south.client.imports.list()).batches;
  const state = async (batchId: string) =>
    recordOf(south)
      .selectFrom('import_batch')
      .select(['stateBefore', 'stateAfter'])
      .where('batchId', '=', batchId)
      .executeTakeFirstOrThrow();
  const brought = await state(batch?.batchId ?? '');
  const taken = await south.client.completions.reverse({ batchId: batch?.batchId ?? '', reason: 'not agreed', signature: second() });
  expect(taken).toMatchObject({ takenBack: 3, restored: 0 });
  expect(await state(taken.batchId)).toEqual({ stateBefore: brought.stateAfter, stateAfter: brought.stateBefore });
  expect(await standing(south)).toBe(0);
  expect((await open(south, await send(sites, 'second.zip'))).totals).toMatchObject({ create: 3, reject: 0 });
  await expectWhole(south);
});

test('by unit and by day, only what is asked for leaves; a learner whom nobody knows stays', async () => {
  const sites = await makeSites();
  const { north, south, toSouth } = sites;
  await makeUnit(north, 'hall', { kind: 'unit', name: 'Hall', parentId: 'north' });
  await makePerson(north, 'olga', { unitId: 'hall' });
  await importText(north, saba('N-olga,LOTO-1,Lockout,Completed,2026-03-01,,70'), { reading: of('Saba') });
  const hall = await write(north, { kind: 'completions', unitId: 'hall' }, toSouth, { fileName: 'hall.zip' });
  expect(hall).toMatchObject({ rows: 1, filter: 'Who works in Hall or below it' });
  expect(linesOf(hall.file)).toContain('N-olga');
  expect((await open(south, carry(hall.file, south))).totals).toMatchObject({ create: 1 });
  const early = await write(north, everything, toSouth, { fileName: 'early.zip', asOf: '2026-02-01' });
  expect(early.rows).toBe(1);
  expect(packed(early.file).text('completions.csv')).toContain('N-pia,"pia, Test",Saba,LOTO-1,Lockout,completed,2026-02-01,0.9');
  expect(linesOf(early.file)).not.toContain('N-nobody');
});

test('a site speaks only for what it brought: what came from elsewhere, or is somebody else’s, is rejected by line', async () => {
  const sites = await makeSites();
  const { south } = sites;
  await makePerson(south, 'olle');
  // The same system at the south says otherwise of the one, the same of the other.
  await importText(south, saba(pia.replace(',90', ',40'), nils));
  const opened = await open(south, await send(sites, 'first.zip'));
  expect(opened.totals).toMatchObject({ rows: 3, create: 1, unchanged: 1, reject: 1 });
  expect(opened.rejects).toEqual([{ row: 3, code: 'OtherSource', field: 'recordKey' }]);
});

test('a record under a key of somebody else, two contradicting lines, and days that cannot be are told by line', async () => {
  const sites = await makeSites();
  const { north, south } = sites;
  await makePerson(south, 'olle', { employeeNumber: 'N-9', familyName: 'Ek', givenName: 'Olle' });
  await importText(south, saba('N-9,LOTO-1,Lockout,Completed,2026-02-01,,90'));
  const olle = await recordOf(south).selectFrom('completion').select(['recordKey', 'contentDigest']).executeTakeFirstOrThrow();
  const line = (part: Record<string, unknown>): string =>
    `${JSON.stringify({
      personId: 'pia',
      employeeNumber: 'N-pia',
      familyName: 'pia',
      givenName: 'Test',
      system: 'Saba',
      recordKey: 'key',
      contentDigest: 'a'.repeat(64),
      learnerId: 'N-pia',
      courseId: 'C',
      courseTitle: 'Course',
      status: 'completed',
      completedOn: '2026-02-01',
      score: null,
      expiresOn: null,
      statementId: null,
      statementAt: null,
      isTakenBack: false,
      ...part,
    })}\n`;
  const lines = [
    line({ ...olle }),
    line({ recordKey: 'one', courseTitle: 'So' }),
    line({ recordKey: 'one', courseTitle: 'Otherwise' }),
    line({ recordKey: 'two' }),
    line({ recordKey: 'two' }),
    line({ recordKey: 'three', completedOn: null }),
    line({ recordKey: 'four', completedOn: '2026-03-15' }),
    line({ recordKey: 'five', expiresOn: '2026-01-01' }),
    line({ recordKey: 'six', status: 'done' }),
    line({ recordKey: 'seven', personId: 'stranger', employeeNumber: 'N-strange' }),
    'nonsense\n',
  ].join('');
  const file = await forged(sites, 'lines.zip', lines);
  const opened = await open(south, file);
  expect(opened.rejects.map(({ row, code }) => [row, code])).toEqual([
    [1, 'OtherPerson'],
    [2, 'ConflictingRows'],
    [3, 'ConflictingRows'],
    [5, 'Twice'],
    [6, 'NoDate'],
    [7, 'InTheFuture'],
    [8, 'DatesOutOfOrder'],
    [9, 'NotAsItShouldBe'],
    [11, 'NotJson'],
  ]);
  expect(opened.completions).toMatchObject({ unknownLearners: 1 });
  const { accepted, rejected } = await receive(south, file);
  expect({ accepted, rejected }).toEqual({ accepted: 2, rejected: 9 });
  await signIn(north, 'ada');
  await expectWhole(south);
});

test('a person whom the sender names otherwise by now has the completion here, too; one named here keeps it', async () => {
  const sites = await makeSites();
  const { north, south } = sites;
  await importText(north, saba('4711,LOTO-1,Lockout,Completed,2026-02-07,,80'), { reading: of('Saba') });
  const match = async (site: TestSite, personId: string) =>
    site.client.completions.match({ system: 'Saba', learnerId: '4711', personId, reason: 'asked by a test' });
  await match(north, 'pia');
  await receive(south, await send(sites, 'first.zip'));
  await match(north, 'nils');
  const moved = await open(south, await send(sites, 'second.zip'));
  expect(moved.totals).toMatchObject({ rows: 4, update: 1, unchanged: 3 });
  await receive(south, await send(sites, 'third.zip'), { gapReason: 'the one before was not carried' });
  const nilsRows = await recordOf(south)
    .selectFrom('completion')
    .select('recordKey')
    .where('personId', '=', await idOf(south, 'N-nils'))
    .where('learnerId', '=', '4711')
    .execute();
  expect(nilsRows).toHaveLength(1);
  expect((await open(south, await send(sites, 'fourth.zip'))).totals).toMatchObject({ update: 0, unchanged: 4 });
  await match(south, await idOf(south, 'N-pia'));
  const kept = carry((await write(north, everything, sites.toSouth, { fileName: 'fifth.zip' })).file, south);
  expect((await open(south, kept)).totals).toMatchObject({ update: 0, unchanged: 4 });
});

test('a changed, repeated or misdirected package of completions is refused with nothing written', async () => {
  const sites = await makeSites();
  const { north, south } = sites;
  const file = await send(sites, 'first.zip');
  const tampered = `${file}.changed.zip`;
  copyFileSync(file, tampered);
  copyFileSync(`${file}.minisig`, `${tampered}.minisig`);
  appendFileSync(tampered, 'x');
  const before = await logLength(south.station);
  await expect(open(south, tampered)).rejects.toMatchObject({ code: 'BadSignature', data: { changed: 'content' } });
  const elsewhere = await write(north, everything, { receiver: 'Westfield Works' }, { fileName: 'west.zip' });
  await expect(open(south, carry(elsewhere.file, south))).rejects.toMatchObject({ code: 'WrongReceiver' });
  expect(await logLength(south.station)).toBe(before);
  await receive(south, file);
  await expect(open(south, file)).rejects.toMatchObject({ code: 'Replay', data: { sequence: 2, same: 'file' } });
  const bare = await forged(sites, 'bare.zip', '', { content: [] });
  await expect(open(south, bare)).rejects.toMatchObject({ code: 'Damaged' });
});

test('what was shown is what is taken: a course map that changed in between asks to look again', async () => {
  const sites = await makeSites();
  const { south } = sites;
  const line = async (lineId: string, level: number) =>
    recordOf(south)
      .insertInto('course_map_line')
      .values({
        lineId,
        system: 'Saba',
        courseId: 'LOTO-1',
        competencyId: 'loto',
        level,
        evidenceKind: 'completion',
        minimumScore: null,
        validityMonths: null,
        isRetired: 0,
        revision: 1,
        recordedFrom: 1,
        recordedTo: null,
      })
      .execute();
  await line('first', 1);
  const { openId } = await open(south, await send(sites, 'first.zip'));
  // It becomes evidence as before, and of more.
  await line('second', 2);
  await expect(south.client.packages.accept({ openId, personId: null, gapReason: null, signature: ben })).rejects.toMatchObject({
    code: 'Outdated',
  });
});

/** A package that the north signs with whatever lines. */
async function forged({ north, south }: Sites, fileName: string, lines: string, manifest: Record<string, unknown> = {}): Promise<string> {
  const accepted = await recordOf(south).selectFrom('package_in').select(['sequence', 'sha256']).orderBy('sequence', 'desc').execute();
  const own = await north.client.partners.card();
  const to = await south.client.partners.card();
  const file = `${south.folder}/${fileName}`;
  await writePackageFile(
    file,
    await packageKey(recordOf(north)),
    { [completionsName]: lines },
    {
      kind: 'completions',
      site: { id: own.siteId, name: own.name },
      receiver: { siteId: to.siteId, name: to.name },
      sequence: (accepted[0]?.sequence ?? 0) + 1,
      previousSha256: accepted[0]?.sha256 ?? null,
      ...manifest,
    },
  );
  return file;
}
