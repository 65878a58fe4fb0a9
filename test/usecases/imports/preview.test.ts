import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { logLength } from '../../support/log';
import { importLines, monthFirst, peopleFile, plainContent, previewLines, readPreview } from '../../support/imported-people';
import { makeTestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const anna = '007,Berg,Anna,Production,Filling,Operator,A,7/30/2011,,,51000';

test('columns can be mapped otherwise without choosing the file again; only the newest preview is at hand', async () => {
  const site = await makeTestSite();
  const first = await readPreview(site, { source: { file: peopleFile([anna]), fileName: 'people.csv' }, profile: null });
  const columns = monthFirst.map((entry) => (entry.field === 'shift' ? { ...entry, field: null } : entry));
  const profile = { profileId: null, content: { ...plainContent, columns } };
  const second = await readPreview(site, { source: { previewId: first.previewId }, profile });
  expect(second).toMatchObject({ fileName: 'people.csv', sha256: first.sha256, rowCount: 1, problems: [] });
  expect(second.content.columns.find(({ column }) => column === 'Shift')?.field).toBeNull();
  await expect(readPreview(site, { source: { previewId: first.previewId }, profile: null })).rejects.toMatchObject({
    code: 'PreviewExpired',
  });
});

test('dates that fit both orders wait for a person, and nothing is planned until then', async () => {
  const site = await makeTestSite();
  const lines = ['007,Berg,Anna,Production,Filling,Operator,A,7/3/2011,,,51000'];
  const open = await readPreview(site, { source: { file: peopleFile(lines), fileName: 'people.csv' }, profile: null });
  expect(open.dryRun).toBeNull();
  expect(open.problems).toEqual([{ column: 'Hire Date', message: expect.stringContaining('month first or day first') }]);
  expect(open.content.columns.find(({ column }) => column === 'Hire Date')).toMatchObject({ field: 'hiredOn', dateOrder: null });
  const profile = { profileId: null, content: plainContent };
  const chosen = await readPreview(site, { source: { previewId: open.previewId }, profile });
  expect(chosen.dryRun?.totals.create).toBe(1);
});

test('a column that must not be kept cannot be mapped', async () => {
  const site = await makeTestSite();
  const columns = monthFirst.map((entry) => (entry.column === 'Salary' ? { ...entry, field: 'location' as const } : entry));
  const preview = await previewLines(site, [anna], { columns });
  expect(preview.dryRun).toBeNull();
  expect(preview.problems).toEqual([{ column: 'Salary', message: expect.stringContaining('cannot be kept') }]);
});

test('rejects, warnings, new departments and job titles are listed', async () => {
  const site = await makeTestSite();
  const preview = await previewLines(site, [
    anna,
    ',Lind,Olof,Production,Filling,Operator,A,7/30/2011,,,1',
    '009,Ek,Per,Production,Filling,operator,B,13/45/2011,,,1',
    '010,Dahl,Eva,Quality,,Analyst,,7/30/2011,,99,1',
    '011,Fors,Ola,Quality,,Analyst,,7/30/2011,,99,1',
  ]);
  expect(preview.dryRun?.totals).toMatchObject({ rows: 5, create: 3, reject: 2, warnings: 4 });
  expect(preview.dryRun?.rejects).toEqual([
    { rowNumber: 3, code: 'EmployeeNumberMissing', reason: 'The row has no employee number.', value: null },
    { rowNumber: 4, code: 'DateUnreadable', reason: expect.stringContaining('13/45/2011'), value: '13/45/2011' },
  ]);
  // Rows of which the same is to be said are one line.
  expect(preview.dryRun?.warnings).toEqual([
    expect.objectContaining({ code: 'ManagerNumbersForeign', rows: [] }),
    expect.objectContaining({ code: 'ManagerMissing', count: 1 }),
    {
      code: 'ManagerUnknown',
      message: expect.stringContaining('99'),
      count: 2,
      rows: [
        { rowNumber: 5, employeeNumber: '010' },
        { rowNumber: 6, employeeNumber: '011' },
      ],
    },
  ]);
  expect(preview.dryRun?.departments).toEqual([
    { name: 'Production', isNew: true, people: 1 },
    { name: 'Quality', isNew: true, people: 2 },
  ]);
});

test('people on record are compared field by field', async () => {
  const site = await makeTestSite();
  await importLines(site, [anna]);
  const preview = await previewLines(site, ['007,Berg-Lind,Anna,Production,Filling,OPERATOR,A,7/30/2011,,,52000']);
  expect(preview.dryRun?.rows).toEqual([
    expect.objectContaining({
      action: 'update',
      name: 'Berg-Lind, Anna',
      changes: expect.arrayContaining([
        { field: 'familyName', old: 'Berg', new: 'Berg-Lind' },
        { field: 'jobTitle', old: 'Operator', new: 'OPERATOR' },
      ]),
    }),
  ]);
  expect(preview.dryRun?.jobTitles).toEqual([{ name: 'OPERATOR', isNew: false, people: 1 }]);
  expect((await previewLines(site, [anna])).dryRun?.totals).toMatchObject({ unchanged: 1, update: 0 });
});

test('of each kind 5,000 rows are shown, and all are counted', async () => {
  const site = await makeTestSite();
  const lines = Array.from({ length: 5_001 }, (_, index) => `${index + 1000},Person ${index},A,Production,,Operator,,7/30/2011,,,1`);
  const { dryRun } = await previewLines(site, lines);
  expect(dryRun?.rows).toHaveLength(5_000);
  expect(dryRun?.totals.create).toBe(5_001);
});

test('a file that is no table is refused with the reason', async () => {
  const site = await makeTestSite();
  const preview = (bytes: BlobPart) => readPreview(site, { source: { file: new Blob([bytes]), fileName: 'people.csv' }, profile: null });
  await expect(preview('')).rejects.toMatchObject({ code: 'FileUnreadable', data: { why: 'It is empty.' } });
  await expect(preview(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).rejects.toMatchObject({ code: 'FileUnreadable' });
  await expect(preview('a,b\n"open,1')).rejects.toMatchObject({ code: 'FileUnreadable', data: { why: expect.stringContaining('line 2') } });
});

test('a handle opens its file once, and a file that has gone is told', async () => {
  const site = await makeTestSite();
  const { client, dialogs, asked, folder } = site;
  const file = path.join(folder, 'people.csv');
  writeFileSync(file, 'EmpID,Name\n1,Anna Berg\n');
  dialogs.push(file, file, null);
  const chosen = await client.imports.chooseFile();
  expect(asked.at(-1)).toMatchObject({ kind: 'openFile', extensions: expect.arrayContaining(['csv', 'xlsx', 'json']) });
  const source = { handle: chosen?.handle ?? '' };
  expect(await readPreview(site, { source, profile: null })).toMatchObject({ fileName: 'people.csv', rowCount: 1 });
  await expect(readPreview(site, { source, profile: null })).rejects.toMatchObject({ code: 'HandleExpired' });
  const gone = await client.imports.chooseFile();
  rmSync(file);
  await expect(readPreview(site, { source: { handle: gone?.handle ?? '' }, profile: null })).rejects.toMatchObject({
    code: 'FileUnreadable',
    data: { why: 'It cannot be opened (ENOENT).' },
  });
  expect(await client.imports.chooseFile()).toBeNull();
});

test('nobody without the permission previews, commits or reads imports', async () => {
  const site = await makeTestSite();
  await enrol(site, 'cora');
  await signIn(site, 'cora');
  const before = await logLength(site.station);
  const denied = { code: 'NotPermitted' };
  await expect(site.client.imports.chooseFile()).rejects.toMatchObject(denied);
  const source = { file: peopleFile([anna]), fileName: 'people.csv' };
  await expect(readPreview(site, { source, profile: null })).rejects.toMatchObject(denied);
  await expect(site.client.imports.list()).rejects.toMatchObject(denied);
  await expect(site.client.imports.get({ batchId: 'any' })).rejects.toMatchObject(denied);
  expect(await logLength(site.station)).toBe(before);
});
