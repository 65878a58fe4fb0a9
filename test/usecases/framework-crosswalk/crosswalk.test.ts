import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readDelimited } from '../../../electron/service/platform/delimited-text';
import { mappingItem } from '../../support/catalogue-items';
import { chooseFile, previewEnd, previewFile, writeLibrary } from '../../support/exchange/exchange';
import { approveDraft, makeDraft, makeLibrary } from '../../support/framework';
import { makeTestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const matches = ['exact', 'narrow', 'broad', 'related'] as const;
/** Titles that a careless writer or reader of CSV would break. */
const titles = ['Plain', 'With, comma', 'With "quotes"', 'Two\nlines', '=SUM(A1)', 'Ünïcödé 检查', "'apostrophe", '-12', '@at', ''];

const line = (...cells: string[]): string => `${cells.join('\t')}\n`;
const occupations = line('O*NET-SOC Code', 'Title', 'Description') + line('51-4041.00', 'Machinists', 'Set up and operate machine tools.');
const tasks = Array.from({ length: 24 }, (_, n) =>
  line('51-4041.00', `${20_000 + n}`, `Set up machine ${n}.`, 'Core', '80', '06/2006', 'Incumbent'),
);
const statements =
  line('O*NET-SOC Code', 'Task ID', 'Task', 'Task Type', 'Incumbents Responding', 'Date', 'Domain Source') + tasks.join('');

test('twenty of the tasks that an O*NET file brings are mapped, written as a crosswalk, and read again without a difference', async () => {
  const site = await makeTestSite();
  await enrol(site, 'sue', { grants: [{ role: 'frameworkSteward', unitId: null }] });
  await signIn(site, 'sue');
  const frameworkId = await makeLibrary(site, 'Machining');
  const handles = [await chooseFile(site, 'Occupation Data.txt', occupations), await chooseFile(site, 'Task Statements.txt', statements)];
  const { preview } = await previewEnd(site, { source: { handles }, frameworkId });
  const brought = preview?.items.filter(({ kind }) => kind === 'task') ?? [];
  expect(preview?.format).toBe('onet');
  expect(brought.length).toBe(24);
  const { draftId } = await site.client.frameworkExchange.apply({ previewId: preview?.previewId ?? '', itemIds: null, retireIds: [] });
  await approveDraft(site, draftId, { effectiveFrom: '2026-01-01' });

  const mapped = brought.slice(0, 20);
  const contents = mapped.map((_, n) => ({
    match: matches[n % 4] ?? ('exact' as const),
    framework: n < 15 ? 'ESCO 1.2' : 'Site tasks',
    reference: `51-4041.0${n}`,
    uri: `https://example.org/task/${n}?a=1,2`,
    title: titles[n % titles.length] ?? '',
  }));
  const mappings = contents.map((content, n) => ({ ...mappingItem(`m${n}`, mapped[n]?.itemId ?? ''), content }));
  await approveDraft(site, await makeDraft(site, frameworkId, mappings));
  expect((await site.client.catalogue.links({ itemId: mapped[0]?.itemId ?? '' })).mappings).toEqual([{ ...contents[0], mappingId: 'm0' }]);

  const { file, notCarried } = await writeLibrary(site, { frameworkId, format: 'crosswalk' }, 'crosswalk');
  expect(notCarried).toEqual([]);
  const read = readDelimited(readFileSync(file));
  if (!read.ok) throw new Error(read.failure.code);
  const { headers, rows } = read.value;
  const plain = (cell: string): string => cell.replace(/^'(?=['=+\-@\t\r\n])/, '');
  const found = rows.map((row) => Object.fromEntries(headers.map((header, at) => [header, plain(row[at] ?? '')])));
  const byReference = (a: { reference?: string }, b: { reference?: string }): number =>
    (a.reference ?? '') < (b.reference ?? '') ? -1 : 1;
  expect(found.toSorted(byReference)).toEqual(contents.map((content, n) => ({ ...content, code: mapped[n]?.code })).toSorted(byReference));
  const again = await previewFile(site, frameworkId, readFileSync(file), { fileName: 'crosswalk.csv' });
  expect(again).toMatchObject({ format: 'crosswalk', totals: { new: 0, changed: 0, same: 20, gone: 0 } });
  expect(new Set(again.items.flatMap(({ kind, leadsTo }) => (kind === 'mapping' ? [leadsTo] : [])))).toEqual(
    new Set(contents.map(({ framework, reference, title }) => `${framework} ${title || reference}`)),
  );
});
