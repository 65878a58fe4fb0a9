import { z } from 'zod';
import { openScratch, type Sqlite } from '../vault/open';
import { newestMigration, openEvidence, recordUpTo } from './open';

const names = z.array(z.string());
const listSql = `SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_master ORDER BY type, name`;

export interface SchemaFault {
  /** Of the database. */
  readonly file: string;
  /** What and how it is called, or the name of the first migration that is not one of the application's own. */
  readonly what: string;
  /** A table is not there, or not as this application makes it: nothing can be read by its statements. */
  readonly isUnreadable: boolean;
}

/**
 * The first table, index or trigger of either file that is not the one this application makes; null when all are. Guards lifted to
 * change rows and not put back show here. A table that cannot be read comes before anything else.
 */
export async function schemaFault(
  { site, evidence }: { readonly site: Sqlite; readonly evidence: Sqlite },
  nativeBinding?: string,
): Promise<SchemaFault | null> {
  const inSite = await siteFault(site, nativeBinding);
  const inEvidence = await evidenceFault(evidence, nativeBinding);
  const faults = [inSite && { ...inSite, file: site.name }, inEvidence && { ...inEvidence, file: evidence.name }].filter(
    (fault) => fault !== null,
  );
  return faults.find(({ isUnreadable }) => isUnreadable) ?? faults[0] ?? null;
}

type FileFault = Omit<SchemaFault, 'file'>;

async function siteFault(site: Sqlite, nativeBinding?: string): Promise<FileFault | null> {
  const found = schemaOf(site);
  const own = expectedUpTo.get(newestMigration) ?? (await makeExpected(newestMigration, nativeBinding));
  if (own === null) throw new Error('the newest migration is unknown');
  // By this table it is told which tables there have to be.
  const table = own.schema.find((one) => one.startsWith('table kysely_migration '));
  if (table === undefined || !found.includes(table)) return { what: 'table kysely_migration', isUnreadable: true };
  const executed = migrationsOf(site);
  const newest = executed.at(-1) ?? '';
  const known = expectedUpTo.get(newest) ?? (await makeExpected(newest, nativeBinding));
  const fault = firstDifference(found, (known ?? own).schema);
  if (fault?.isUnreadable === true) return fault;
  return known === null ? { what: newest, isUnreadable: false } : (firstDifference(executed, known.migrations) ?? fault);
}

/** The shape of the attachments' file is fixed. An index that is missing is no fault: it is made anew at the next unlock. */
async function evidenceFault(evidence: Sqlite, nativeBinding?: string): Promise<FileFault | null> {
  const scratch = openScratch(nativeBinding);
  try {
    await openEvidence(scratch);
    const found = schemaOf(evidence);
    const expected = schemaOf(scratch).filter((one) => found.includes(one) || !one.startsWith('index '));
    return firstDifference(found, expected);
  } finally {
    scratch.close();
  }
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
  return [
    ...names.parse(sqlite.prepare(listSql).pluck().all()),
    `setting user_version ${String(sqlite.pragma('user_version', { simple: true }))}`,
  ];
}

/** By kind and name: the text after it may be long. */
function firstDifference(found: readonly string[], expected: readonly string[]): FileFault | null {
  const [left, right] = [new Set(found), new Set(expected)];
  const lost = expected.filter((one) => !left.has(one));
  const unreadable = lost.filter((one) => one.startsWith('table ')).sort()[0];
  const first = unreadable ?? [...lost, ...found.filter((one) => !right.has(one))].sort()[0];
  return first === undefined ? null : { what: first.split(' ').slice(0, 2).join(' '), isUnreadable: unreadable !== undefined };
}
