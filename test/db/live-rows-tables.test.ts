import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { kindOfTable } from '../../electron/service/db/live-rows-tables';
import { signedContents } from '../../electron/service/db/live-rows-signatures';
import { openRecord } from '../../electron/service/db/open';
import { sourceTree } from '../architecture/source-tree';

test('every table of the record has its place in the verification', async () => {
  const sqlite = new Database(':memory:');
  await openRecord(sqlite);
  const tables = sqlite
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'kysely_%'")
    .pluck()
    .all();
  expect([...kindOfTable.keys()].toSorted()).toEqual(tables.toSorted());
});

test('every type of record that is signed has its content in the verification', () => {
  const signed = new Set<string>();
  for (const [file, text] of sourceTree()) {
    // The sample site signs by the use cases of all the others.
    if (!file.startsWith('electron/service/usecases/') || file.includes('/sites/sample/')) continue;
    for (const [, type = ''] of text.matchAll(/recordType: '(\w+)'|accountabilityRecord = '(\w+)'/g)) if (type !== '') signed.add(type);
  }
  expect(signed.size).toBeGreaterThan(2);
  expect([...signed].filter((type) => !(type in signedContents))).toEqual([]);
});
