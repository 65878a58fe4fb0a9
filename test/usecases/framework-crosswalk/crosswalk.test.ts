import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { crosswalkColumns } from '../../../shared/domain/framework/crosswalk-csv';
import { mappingItem, taskItem } from '../../support/catalogue-items';
import { approveItems, makeLibrary, newestEntry } from '../../support/framework';
import { logLength } from '../../support/log';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

let site: TestSite;
let library: string;

const matches = ['exact', 'narrow', 'broad', 'related'] as const;
/** Titles that a careless writer or reader of CSV would break. */
const titles = ['Plain', 'With, comma', 'With "quotes"', 'Two\nlines', ' spaces ', '=SUM(A1)', 'Ünïcödé 检查', "'apostrophe", '-12', '@at'];
const tasks = Array.from({ length: 20 }, (_, n) => taskItem(`t${n}`, { code: `T-${n}`, title: titles[n % titles.length]?.trim() ?? '' }));
const mappings = tasks.map((task, n) =>
  mappingItem(`m${n}`, task.itemId, {
    match: matches[n % 4] ?? 'exact',
    framework: n < 15 ? 'O*NET 30.0' : 'ESCO 1.2',
    reference: `51-4041.0${n}`,
    uri: `https://example.org/task/${n}?a=1,2`,
    title: titles[(n + 3) % titles.length]?.trim() ?? '',
  }),
);

beforeEach(async () => {
  site = await makeTestSite();
  await enrol(site, 'sue', { grants: [{ role: 'frameworkSteward', unitId: null }] });
  await signIn(site, 'sue');
  library = await makeLibrary(site, 'Machining');
  await approveItems(site, library, [...tasks, ...mappings], '2026-01-01');
});

/** The records of RFC 4180, read by the letter of it. */
function readCsv(text: string): string[][] {
  const records: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (isQuoted && char === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (char === ',' || char === '\n')) {
      records.at(-1)?.push(char === '\n' ? cell.replace(/\r$/, '') : cell);
      cell = '';
      if (char === '\n') records.push([]);
    } else cell += char;
  }
  return records.slice(0, -1);
}

/** Behind an apostrophe a formula is text. */
const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r\n])/, '');

async function write(target: string, part: object = {}) {
  site.dialogs.push(target);
  const chosen = await site.client.catalogue.chooseCrosswalkFile({ suggestedName: 'crosswalk' });
  if (chosen === null) throw new Error('nothing was chosen');
  return site.client.catalogue.exportCrosswalk({ target: chosen.handle, reason: 'for the sister works', ...part });
}
const inFolder = (name: string): string => path.join(site.folder, '..', name);

test('twenty mappings are written, and read again they are equal in every field', async () => {
  const file = inFolder('crosswalk.csv');
  expect(await write(file)).toEqual({ fileName: 'crosswalk.csv', rows: 20 });
  const [header, ...records] = readCsv(readFileSync(file, 'utf8').replace(/^\u{feff}/u, ''));
  expect(header).toEqual([...crosswalkColumns]);
  const read = records.map((record) => Object.fromEntries(crosswalkColumns.map((column, at) => [column, plain(record[at] ?? '')])));
  const { mappings: shown } = await site.client.catalogue.crosswalk({});
  expect(read).toEqual(
    shown.map(({ kind, code, title, libraryName, match, framework, reference, uri, externalTitle, itemId, mappingId }) => ({
      kind,
      code,
      title,
      library: libraryName,
      match,
      framework,
      reference,
      uri,
      external_title: externalTitle,
      item_id: itemId,
      mapping_id: mappingId,
    })),
  );
  expect(new Set(read.map((row) => row['mapping_id']))).toEqual(new Set(mappings.map(({ itemId }) => itemId)));
  for (const { itemId, content } of mappings) {
    const row = read.find((one) => one['mapping_id'] === itemId);
    expect(row).toMatchObject({
      match: content.match,
      framework: content.framework,
      reference: content.reference,
      uri: content.uri,
      external_title: content.title,
    });
  }
  expect(readdirSync(path.dirname(file)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('the list is narrowed by match, framework and library, and names every framework outside', async () => {
  const count = async (part: object) => (await site.client.catalogue.crosswalk(part)).mappings.length;
  expect(await count({ match: 'narrow' })).toBe(5);
  expect(await count({ framework: 'ESCO 1.2' })).toBe(5);
  expect(await count({ framework: 'ESCO 1.2', match: 'exact' })).toBe(1);
  expect(await count({ frameworkId: 'another' })).toBe(0);
  expect(await count({ asOf: '2025-12-31' })).toBe(0);
  expect((await site.client.catalogue.crosswalk({ match: 'narrow' })).frameworks).toEqual(['ESCO 1.2', 'O*NET 30.0']);
});

test('the file has what the filters leave, its entry says so, and its name ends in .csv', async () => {
  await write(inFolder('narrow'), { match: 'narrow', framework: 'O*NET 30.0' });
  const records = readCsv(readFileSync(inFolder('narrow.csv'), 'utf8'));
  expect(records.length).toBe(
    1 + mappings.filter(({ content }) => content.match === 'narrow' && content.framework === 'O*NET 30.0').length,
  );
  expect(await newestEntry(site)).toMatchObject({ action: 'catalogue.exportCrosswalk', reason: { text: 'for the sister works' } });
});

test('a file that nobody agreed to replace stays, as does one whose folder is gone, and nothing is recorded', async () => {
  writeFileSync(inFolder('kept.csv'), 'mine');
  const before = await logLength(site.station);
  await expect(write(inFolder('kept'))).rejects.toMatchObject({ code: 'CannotWrite', data: { why: 'exists' } });
  expect(readFileSync(inFolder('kept.csv'), 'utf8')).toBe('mine');
  await expect(write(path.join(site.folder, 'no', 'such', 'folder.csv'))).rejects.toMatchObject({
    code: 'CannotWrite',
    data: { why: 'folderMissing' },
  });
  expect(existsSync(inFolder('kept.part'))).toBe(false);
  expect(await logLength(site.station)).toBe(before);
});

test('a handle serves once, and a dialog that is cancelled gives none', async () => {
  site.dialogs.push(null);
  expect(await site.client.catalogue.chooseCrosswalkFile({ suggestedName: 'x' })).toBeNull();
  await expect(site.client.catalogue.exportCrosswalk({ target: 'no-such-handle', reason: 'for the sister works' })).rejects.toMatchObject({
    code: 'HandleExpired',
  });
});
