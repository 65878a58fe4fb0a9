import { z } from 'zod';
import { openScratch, type Sqlite } from '../vault/open';
import { recordUpTo } from './open';

const names = z.array(z.string());
const listSql = `SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_master ORDER BY type, name`;

/**
 * The first table, index or trigger that is not the one this application makes, or the name of the first migration that
 * was not one of its own; null when all are. Guards lifted to change rows and not put back show here.
 */
export async function schemaFault(site: Sqlite, nativeBinding?: string): Promise<string | null> {
  const executed = migrationsOf(site);
  const newest = executed.at(-1) ?? '';
  const expected = expectedUpTo.get(newest) ?? (await makeExpected(newest, nativeBinding));
  if (expected === null) return newest;
  return firstDifference(executed, expected.migrations) ?? firstDifference(schemaOf(site), expected.schema);
}

interface Expected {
  readonly migrations: readonly string[];
  readonly schema: readonly string[];
}

/** By the newest migration. What this application makes does not change while it runs, and making it takes a tenth of a second. */
const expectedUpTo = new Map<string, Expected>();

/** Null when this application knows no such migration. */
async function makeExpected(newest: string, nativeBinding?: string): Promise<Expected | null> {
  const scratch = openScratch(nativeBinding);
  try {
    if ((await recordUpTo(scratch, newest)) === null) return null;
    const expected = { migrations: migrationsOf(scratch), schema: schemaOf(scratch) };
    expectedUpTo.set(newest, expected);
    return expected;
  } finally {
    scratch.close();
  }
}

function migrationsOf(sqlite: Sqlite): string[] {
  return names.parse(sqlite.prepare('SELECT name FROM kysely_migration ORDER BY name').pluck().all());
}

function schemaOf(sqlite: Sqlite): string[] {
  return names.parse(sqlite.prepare(listSql).pluck().all());
}

/** By kind and name: the text after it may be long. */
function firstDifference(found: readonly string[], expected: readonly string[]): string | null {
  const [left, right] = [new Set(found), new Set(expected)];
  const differing = [...found.filter((one) => !right.has(one)), ...expected.filter((one) => !left.has(one))];
  return differing.length === 0 ? null : (differing.sort()[0] ?? '').split(' ').slice(0, 2).join(' ');
}
