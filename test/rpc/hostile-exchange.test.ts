import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeWorks } from '../support/assessments';
import { commitText, importText, previewEnd, previewText, saba, second } from '../support/completions/import-file';
import { previewMatrix } from '../support/completions/matrix-file';
import { directoryFile, previewDirectory } from '../support/directory';
import { commitPreview, importLines, monthFirst, peopleFile, plainContent, previewLines, readPreview } from '../support/imported-people';
import { makeTestSite, type TestSite } from '../support/site';
import { signIn } from '../support/users';
import { behindSession, codeOf, withSignature } from './access/declared';
import { makeTwoUnits, passMinute, rowsWritten } from './access/two-units';

const reason = 'asked by a test';
const anna = '007,Berg,Anna,Production,Filling,Operator,A,7/30/2011,,,1';
const learnt = saba('N-pia,LOTO-1,Lockout,Completed,2026-02-01,,90');

/** What each call is answered; none of them may leave a row anywhere. */
async function answers(site: TestSite, calls: Readonly<Record<string, () => Promise<unknown>>>): Promise<Record<string, string>> {
  const before = await rowsWritten(site);
  const codes: Record<string, string> = {};
  for (const [name, call] of Object.entries(calls)) codes[name] = await codeOf(call());
  expect(await rowsWritten(site)).toBe(before);
  return codes;
}

async function works(): Promise<TestSite> {
  const site = await makeTestSite();
  await makeWorks(site);
  return site;
}

test('a preview is committed only as what it is, and only in the session that made it', async () => {
  const site = await works();
  const { client } = site;
  const { previewId: people } = await previewLines(site, [anna]);
  const { previewId: completions } = await previewText(site, learnt);
  const { previewId: matrix } = await previewMatrix(site, 'No,Name,LOTO\nN-pia,Pia,2\n');
  const { previewId: directory } = await previewDirectory(site, directoryFile([{ userName: 'x.new', displayName: 'X' }]));
  const own = { people, completions, matrix, directory, performances: people, packages: people };
  const commits = (ids: typeof own, login: string) => {
    const by = { origin: 'carried stick', signature: second(login) };
    return answers(site, {
      people: () => commitPreview(site, ids.people, { login }),
      completions: () => client.completions.commit({ previewId: ids.completions, ...by }),
      matrix: () => client.matrix.commit({ previewId: ids.matrix, profileName: 'M', ...by }),
      directory: () => client.directory.commit({ previewId: ids.directory, tripwireReason: null, ...by }),
      performances: () => client.performances.commit({ previewId: ids.performances, ...by }),
      packages: () => client.packages.accept({ openId: ids.packages, personId: null, gapReason: null, signature: by.signature }),
    });
  };
  const gone = {
    ...Object.fromEntries(['people', 'completions', 'matrix', 'directory', 'performances'].map((kind) => [kind, 'PreviewExpired'])),
    packages: 'PackageExpired',
  };
  const crossed = { ...own, people: directory, completions: people, matrix: completions, directory: matrix };
  expect(await commits(crossed, 'ben')).toEqual(gone);
  await signIn(site, 'ben');
  expect(await commits(own, 'ada')).toEqual(gone);
  await signIn(site, 'ada');
  expect(await commits(own, 'ben')).toEqual(gone);
});

test('an import is taken back only as what it was', async () => {
  const site = await works();
  const { client } = site;
  const { batchId: people } = await importLines(site, [anna]);
  const { batchId: completions } = await importText(site, learnt);
  const of = (batchId: string) => ({ batchId, reason, signature: second() });
  expect(
    await answers(site, {
      completionsAsPeople: () => client.imports.reverse(of(completions)),
      peopleAsCompletions: () => client.completions.reverse(of(people)),
      peopleAsPerformances: () => client.performances.reverse(of(people)),
      peopleAsReceipt: () => client.packages.get({ packageInId: people }),
    }),
  ).toEqual({
    completionsAsPeople: 'NotReversible',
    peopleAsCompletions: 'BatchNotFound',
    peopleAsPerformances: 'BatchNotFound',
    peopleAsReceipt: 'PackageNotFound',
  });
});

test('a path in the place of a file, a file chosen for something else, and absurd sizes are refused, and nothing is kept of them', async () => {
  const site = await works();
  const { client } = site;
  const file = path.join(site.folder, 'people.csv');
  writeFileSync(file, 'EmpID,Name\n1,A\n');
  type Chosen = { readonly handle: string } | null;
  const chosen = async (choose: () => Promise<Chosen>): Promise<string> => {
    site.dialogs.push(file);
    return (await choose())?.handle ?? '';
  };
  const target = () => chosen(() => client.exports.chooseTarget({ suggestedName: 'x', isEncrypted: false }));
  const preview = (source: Parameters<typeof readPreview>[1]['source']) => readPreview(site, { source, profile: null });
  const dropped = (content: string, fileName = 'x.csv') => ({ file: new Blob([content]), fileName });
  const endless = { file: Object.defineProperty(new Blob(['EmpID,Name\n1,A\n']), 'size', { value: 2 ** 40 }), fileName: 'x.csv' };
  const profile =
    (columns: typeof monthFirst, part = {}) =>
    () =>
      client.intakeProfiles.save({
        profileId: null,
        basis: 0,
        name: 'Source',
        content: { ...plainContent, columns, ...part },
        reason,
        signature: second(),
      });
  const write = (part: Partial<Parameters<typeof client.exports.write>[0]>) => async () =>
    client.exports.write({
      target: await target(),
      what: { kind: 'roster', unitId: null },
      to: { receiver: 'R' },
      asOf: null,
      reason,
      ...part,
    });
  const salary = monthFirst.map((one) => (one.column === 'Salary' ? { ...one, field: 'location' as const } : one));
  const twice = monthFirst.concat(monthFirst.slice(0, 1).map((one) => ({ ...one, column: '__proto__' })));
  const decisions = { fields: [], identities: Array.from({ length: 10_001 }, () => ({ key: 'k', personId: null })) };
  expect(
    await answers(site, {
      'a path as a chosen file': () => preview({ handle: file }),
      'a short path as a chosen file': () => preview({ handle: '/etc/passwd' }),
      'a file chosen for completions': async () => preview({ handle: await chosen(client.completions.chooseFile) }),
      'a file chosen to be written': async () => preview({ handle: await target() }),
      'people as a directory': async () => client.directory.preview({ source: { handle: await chosen(client.imports.chooseFile) } }),
      'people as a package': async () => client.packages.open({ source: { handle: await chosen(client.imports.chooseFile) } }),
      'a file chosen to be read, overwritten': async () => write({ target: await chosen(client.imports.chooseFile) })(),
      'people without an end': () => preview(endless),
      'completions without an end': () => previewEnd(site, endless),
      'a directory without an end': () => client.directory.preview({ source: endless }),
      'a map of courses without an end': () => client.courseMap.preview(endless),
      'a package without an end': () => client.packages.open({ source: { ...endless, signature: null } }),
      'a signature without an end': () => preview({ ...dropped('EmpID,Name\n1,A\n'), signature: new Blob(['x'.repeat(100_000)]) }),
      'a name without an end': () => preview(dropped('EmpID,Name\n1,A\n', 'x'.repeat(256))),
      'columns without an end': () => preview(dropped(`${Array.from({ length: 5000 }, (_, at) => `c${at}`).join(',')}\n1\n`)),
      'lists without an end': () => preview(dropped('['.repeat(100_000) + ']'.repeat(100_000))),
      'decisions without an end': () => readPreview(site, { source: dropped('EmpID,Name\n1,A\n'), profile: null, decisions }),
      'a profile that nobody made': () =>
        readPreview(site, { source: dropped('EmpID,Name\n1,A\n'), profile: { profileId: 'none', content: null } }),
      'a profile that keeps pay': profile(salary),
      'a profile of a column twice': profile(twice),
      'a profile that stops at nothing': profile(monthFirst, { guards: { terminations: 7, absent: -1 } }),
      'a roster of no unit': write({ what: { kind: 'roster', unitId: 'none' } }),
      'a package for nobody known': write({ to: { partnerId: 'none', isEncrypted: false } }),
      'a receipt for no package': write({ what: { kind: 'receipt', packageInId: 'none' } }),
      'a package of no day': write({ asOf: '2026-99-99' }),
      'a learner by a name of the language': () =>
        client.completions.match({ system: '__proto__', learnerId: 'constructor', personId: 'pia', reason }),
    }),
  ).toEqual({
    'a path as a chosen file': file.length > 64 ? 'BAD_REQUEST' : 'HandleExpired',
    'a short path as a chosen file': 'HandleExpired',
    'a file chosen for completions': 'HandleExpired',
    'a file chosen to be written': 'HandleExpired',
    'people as a directory': 'HandleExpired',
    'people as a package': 'HandleExpired',
    'a file chosen to be read, overwritten': 'HandleExpired',
    'people without an end': 'FileUnreadable',
    'completions without an end': 'FileTooLarge',
    'a directory without an end': 'FileUnreadable',
    'a map of courses without an end': 'FileUnreadable',
    'a package without an end': 'Unreadable',
    'a signature without an end': 'NotASignature',
    'a name without an end': 'BAD_REQUEST',
    'columns without an end': 'FileUnreadable',
    'lists without an end': 'FileUnreadable',
    'decisions without an end': 'BAD_REQUEST',
    'a profile that nobody made': 'ProfileNotFound',
    'a profile that keeps pay': 'ProfileUnusable',
    'a profile of a column twice': 'ProfileUnusable',
    'a profile that stops at nothing': 'BAD_REQUEST',
    'a roster of no unit': 'UnitNotFound',
    'a package for nobody known': 'PartnerNotFound',
    'a receipt for no package': 'PackageNotFound',
    'a package of no day': 'BAD_REQUEST',
    'a learner by a name of the language': 'LearnerNotFound',
  });
});

test('a dropped or chosen file loses the folders of its name, and what cannot be shown, before it stands in the record', async () => {
  const site = await works();
  const { client } = site;
  const bad = '../../etc/people\u202evsc.exe';
  const people = await readPreview(site, {
    source: { file: peopleFile([anna]), fileName: bad },
    profile: { profileId: null, content: plainContent },
  });
  await commitPreview(site, people.previewId);
  expect((await client.imports.list()).batches.map(({ fileName }) => fileName)).toEqual(['peoplevsc.exe']);
  const completions = await previewText(site, learnt, { fileName: 'C:\\Windows\\..\\lms.csv' });
  const { batchId } = await commitText(site, completions);
  expect((await client.completions.batch({ batchId })).fileName).toBe('lms.csv');
  const directory = directoryFile([{ userName: 'x.new', displayName: 'X' }]);
  expect(await client.directory.preview({ source: { file: directory, fileName: '..' } })).toMatchObject({ fileName: 'file' });
  const carried = path.join(site.folder, 'people\u202evsc.csv');
  writeFileSync(carried, 'EmpID,Name\n1,A\n');
  site.dialogs.push(carried);
  const chosen = await client.imports.chooseFile();
  expect(await readPreview(site, { source: { handle: chosen?.handle ?? '' }, profile: null })).toMatchObject({ fileName: 'peoplevsc.csv' });
});

test('every procedure that a second person approves is refused to the first, whatever it is about', async () => {
  const site = await makeTwoUnits();
  const wrong: string[] = [];
  for (const { name, input, call } of behindSession.filter(({ meta }) => meta.ceremony === 'second')) {
    passMinute(site);
    const before = await rowsWritten(site);
    const code = await codeOf(call(site.client, withSignature(input({ personId: 'pia', login: 'ada' }), 'ada')));
    if (code !== 'SecondPersonNeeded' || (await rowsWritten(site)) !== before) wrong.push(`${name}: ${code}`);
  }
  expect(wrong).toEqual([]);
});
