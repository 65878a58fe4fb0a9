import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { commitPreview, importLines, personOf, plainContent, previewLines, readPreview } from '../../support/imported-people';
import { logLength } from '../../support/log';
import { makeTestSite, type TestSite } from '../../support/site';

const header = 'EmpID,Last Name,First Name,Department,Unit,Job Title,Shift,Hire Date,Termination Date,Manager ID,Salary';
const anna = '007,Berg,Anna,Production,Filling,Operator,A,7/30/2011,,,1';

async function previewPath(site: TestSite, file: string) {
  site.dialogs.push(file);
  const chosen = await site.client.imports.chooseFile();
  const profile = { profileId: null, content: plainContent };
  return readPreview(site, { source: { handle: chosen?.handle ?? '' }, profile });
}

test.each([
  ['changed', (file: string) => writeFileSync(file, `${header}\n${anna.replace('Berg', 'Borg')}\n`)],
  ['taken away', (file: string) => rmSync(file)],
])('a file that was %s between dry run and commit is refused', async (_how, happens) => {
  const site = await makeTestSite();
  const file = path.join(site.folder, 'people.csv');
  writeFileSync(file, `${header}\n${anna}\n`);
  const { previewId } = await previewPath(site, file);
  happens(file);
  const before = await logLength(site.station);
  await expect(commitPreview(site, previewId)).rejects.toMatchObject({ code: 'FileChanged' });
  expect(await logLength(site.station)).toBe(before);
  writeFileSync(file, `${header}\n${anna}\n`);
  expect(await commitPreview(site, previewId)).toMatchObject({ created: 1 });
});

test('under a profile of whole files one rejected row holds up the file, under one of quarantine it is set aside', async () => {
  const site = await makeTestSite();
  const lines = [anna, ',No,Number,,,,,,,,'];
  const whole = await previewLines(site, lines, { partialFailure: 'wholeFile' });
  await expect(commitPreview(site, whole.previewId)).rejects.toMatchObject({ code: 'RowsRejected', data: { rejected: 1 } });
  expect((await site.client.imports.list()).batches).toEqual([]);
  expect(await importLines(site, lines)).toMatchObject({ created: 1, rejected: 1 });
});

test.each([
  ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
  ['semicolons', (text: string) => Buffer.from(text.replaceAll(',', ';'))],
  ['tabs', (text: string) => Buffer.from(text.replaceAll(',', '\t'))],
])('a file in %s arrives letter by letter, with its leading zeros', async (_form, encode) => {
  const site = await makeTestSite();
  const file = path.join(site.folder, 'people.csv');
  writeFileSync(file, encode(`${header}\r\n007,Bergström,"Änna\r\nMaria",Production       ,,Operator,A,7/30/2011,,,1\r\n`));
  const preview = await previewPath(site, file);
  expect(preview.dryRun?.rows).toEqual([
    expect.objectContaining({ employeeNumber: '007', name: 'Bergström, Änna Maria', department: 'Production' }),
  ]);
});

test('a SCIM file suggests its own profile, and people arrive by it', async () => {
  const site = await makeTestSite();
  const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
  const user = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
    id: '2819c223',
    userName: 'a.berg',
    active: true,
    name: { familyName: 'Berg', givenName: 'Anna' },
    title: 'Process Operator',
    emails: [{ value: 'a.berg@example.org', primary: true }],
    [enterprise]: { employeeNumber: '000123', department: 'Boiler House' },
    roles: [{ value: 'administrator' }],
  };
  const preview = await readPreview(site, { source: { file: new Blob([JSON.stringify([user])]), fileName: 'users.json' }, profile: null });
  expect(preview).toMatchObject({ kind: 'scim', layoutName: 'SCIM users with employee numbers', problems: [] });
  await commitPreview(site, preview.previewId, { profileName: 'Directory' });
  expect(await personOf(site, '000123')).toMatchObject({ name: 'Berg, Anna', title: 'Process Operator', unitName: 'Boiler House' });
  expect((await site.client.users.list()).users.map(({ login }) => login).toSorted()).toEqual(['ada', 'ben']);
});

test('two styles of dates in one column are asked about value by value, and never guessed', async () => {
  const site = await makeTestSite();
  const lines = ['007,Berg,Anna,Production,,Operator,A,07/10/2011,,,1', '008,Lind,Olof,Production,,Operator,A,19/09/2012,,,1'];
  const columns = plainContent.columns.map((one) => (one.field === 'hiredOn' ? { ...one, dateOrder: 'eachCell' as const } : one));
  const open = await previewLines(site, lines, { columns });
  expect(open.choices).toEqual([expect.objectContaining({ code: 'DateAmbiguous', field: 'hiredOn', value: '07/10/2011', rows: 1 })]);
  expect(open.dryRun?.totals).toMatchObject({ create: 1, reject: 1 });
  const chosen = columns.map((one) => (one.field === 'hiredOn' ? { ...one, chosenDates: { '07/10/2011': 'dmy' as const } } : one));
  await importLines(site, lines, null, { columns: chosen });
  expect((await personOf(site, '007')).hiredOn).toBe('2011-10-07');
});

test('the same file is unchanged when its columns stand in another order', async () => {
  const site = await makeTestSite();
  await importLines(site, [anna]);
  const order = [3, 2, 1, 0, 10, 9, 8, 7, 6, 5, 4];
  const shuffled = [header, anna].map((line) => order.map((at) => line.split(',')[at] ?? '').join(',')).join('\n');
  const preview = await readPreview(site, { source: { file: new Blob([shuffled]), fileName: 'p.csv' }, profile: null });
  expect(preview.dryRun?.totals).toMatchObject({ unchanged: 1, create: 0, update: 0 });
});

test('a preview can be cancelled on its way, and tells how far it is', async () => {
  const site = await makeTestSite();
  const lines = Array.from({ length: 60_000 }, (_, n) => `${n},Family${n},Given${n},Production,,Operator,A,7/30/2011,,,1`);
  const file = path.join(site.folder, 'people.csv');
  writeFileSync(file, `${header}\n${lines.join('\n')}\n`);
  site.dialogs.push(file);
  const chosen = await site.client.imports.chooseFile();
  const stop = new AbortController();
  const input = {
    source: { handle: chosen?.handle ?? '' },
    profile: { profileId: null, content: plainContent },
    decisions: { fields: [], identities: [] },
  };
  const kinds: string[] = [];
  for await (const event of await site.client.imports.preview(input, { signal: stop.signal })) {
    kinds.push(event.kind);
    stop.abort();
  }
  expect(kinds).toEqual(['progress']);
});
