import { expect, test } from 'vitest';
import { toldTables } from '../../electron/service/db/live-rows-tables';
import { createRandom } from '../../shared/domain/sample/random';
import { everyTampering, isDetected, sampled, tamperAndVerify } from '../support/tamper/rows';
import { smallSiteFiles } from '../support/tamper/small-site';

const count = Number(process.env['TAMPERINGS'] ?? 60);

test('any single row changed, removed, slipped in or swapped with direct SQL is found and named', async () => {
  const target = await smallSiteFiles();
  const all = everyTampering(target);
  const tried = new Set(all.map(({ table }) => table));
  expect(toldTables.map(({ table }) => table).filter((table) => !tried.has(table))).toEqual([]);
  const missed: string[] = [];
  let done = 0;
  const random = createRandom(7, 'tampering');
  // What was known once is told by no entry, so that each column of it is tried, and those of what is known as well.
  const untold = all.filter(({ table, column }) => table === 'standing_past' || (table === 'standing' && column === 'recordedFrom'));
  for (const tampering of [...sampled(all, count, random), ...sampled(untold, 8, random)]) {
    const outcome = await tamperAndVerify(target, tampering);
    if (outcome.done !== null) done++;
    // Guards that stayed lifted would be found in the place of the row.
    const badSchema = outcome.found?.badSchema ?? null;
    if (badSchema !== null && tampering.table !== 'kysely_migration') missed.push(`${outcome.done ?? ''} left ${badSchema}`);
    if (!isDetected(outcome)) missed.push(`${outcome.done ?? ''} ${JSON.stringify(outcome.found?.rows)}`);
  }
  expect(missed).toEqual([]);
  expect(done).toBeGreaterThan(count / 2);
}, 600_000);

test('an item that no item can be read from any more is named, under the signatures of its revision as well', async () => {
  const target = await smallSiteFiles();
  // What an item is and says differs by its kind; where it comes from and when it is looked at again does not.
  const columns = (row: number): readonly string[] => (row === 0 ? ['kind', 'content', 'origin', 'reviewMonths'] : ['kind', 'content']);
  const unreadable = everyTampering(target).filter(
    ({ table, kind, column, row }) => table === 'framework_item' && kind === 'change' && columns(row).includes(column ?? ''),
  );
  const tables = new Set<string>();
  for (const tampering of unreadable) {
    const outcome = await tamperAndVerify(target, tampering);
    expect(isDetected(outcome), outcome.done ?? '').toBe(true);
    for (const { table } of outcome.found?.rows ?? []) tables.add(table);
  }
  expect([...tables]).toEqual(expect.arrayContaining(['framework_item', 'signature']));
}, 600_000);
