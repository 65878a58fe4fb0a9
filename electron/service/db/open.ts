import { Kysely, sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Sqlite } from '../vault/open';
import { isDamage } from '../vault/storage-fault';
import { guardedDialect, guardedStatements } from './guarded-dialect';
import * as m0001 from './migrations/0001-audit';
import * as m0002 from './migrations/0002-core';
import * as m0003 from './migrations/0003-accounts';
import * as m0004 from './migrations/0004-access-review';
import * as m0005 from './migrations/0005-integrity';
import * as m0006 from './migrations/0006-clock';
import * as m0007 from './migrations/0007-framework';
import * as m0008 from './migrations/0008-people';
import * as m0009 from './migrations/0009-intake';
import * as m0010 from './migrations/0010-exchange';
import * as m0011 from './migrations/0011-assessment';
import * as m0012 from './migrations/0012-authority';
import * as m0013 from './migrations/0013-observation';
import * as m0014 from './migrations/0014-paper';
import * as m0015 from './migrations/0015-events';
import * as m0016 from './migrations/0016-exceptions';
import * as m0017 from './migrations/0017-standing-causes';
import * as m0018 from './migrations/0018-duties';
import * as m0019 from './migrations/0019-standing-history';
import * as m0020 from './migrations/0020-readiness-answers';
import * as m0021 from './migrations/0021-risk';
import * as m0022 from './migrations/0022-saved-views';
import * as m0025 from './migrations/0025-recalibration';
import * as m0023 from './migrations/0023-calibration';
import * as m0024 from './migrations/0024-calibration-cases';
import * as m0027 from './migrations/0027-guest-sessions';
import * as m0028 from './migrations/0028-amendment-authority';
import * as m0029 from './migrations/0029-standing-assessors';
import * as m0030 from './migrations/0030-source-records-in-order';
import * as m0031 from './migrations/0031-fewer-indexes-of-people';
import type { Database, Db, EvidenceDatabase, EvidenceDb } from './schema';
import { reachStatements } from './transact';

/** Forward only, in this order; a released one is never edited. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-audit': m0001,
  '0002-core': m0002,
  '0003-accounts': m0003,
  '0004-access-review': m0004,
  '0005-integrity': m0005,
  '0006-clock': m0006,
  '0007-framework': m0007,
  '0008-people': m0008,
  '0009-intake': m0009,
  '0010-exchange': m0010,
  '0011-assessment': m0011,
  '0012-authority': m0012,
  '0013-observation': m0013,
  '0014-paper': m0014,
  '0015-events': m0015,
  '0016-exceptions': m0016,
  '0017-standing-causes': m0017,
  '0018-duties': m0018,
  '0019-standing-history': m0019,
  '0020-readiness-answers': m0020,
  '0021-risk': m0021,
  '0022-saved-views': m0022,
  '0023-calibration': m0023,
  '0024-calibration-cases': m0024,
  '0025-recalibration': m0025,
  '0027-guest-sessions': m0027,
  '0028-amendment-authority': m0028,
  '0029-standing-assessors': m0029,
  '0030-source-records-in-order': m0030,
  '0031-fewer-indexes-of-people': m0031,
};

export const newestMigration = Object.keys(migrations).at(-1) ?? '';

/** Makes the record's tables up to date and hands out typed SQL over an opened vault file. */
export async function openRecord(sqlite: Sqlite): Promise<Db> {
  const statements = guardedStatements(sqlite);
  const db = new Kysely<Database>({ dialect: guardedDialect(sqlite, statements) });
  reachStatements(db, statements);
  if (isUpToDate(sqlite)) return db;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('the record could not be migrated', { cause: error });
  return db;
}

/** The migrator would look at every column of every table first, and a site is nearly always opened by the version that last did. */
function isUpToDate(sqlite: Sqlite): boolean {
  const known = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'").get();
  if (known === undefined) return false;
  const done = sqlite.prepare('SELECT name FROM kysely_migration ORDER BY name').pluck().all();
  return JSON.stringify(done) === JSON.stringify(Object.keys(migrations).sort());
}

/** The tables as they are after a migration, in an empty database; null when this version knows none of that name. */
export async function recordUpTo(scratch: Sqlite, migration: string): Promise<Db | null> {
  if (!(migration in migrations)) return null;
  const db = new Kysely<Database>({ dialect: guardedDialect(scratch) });
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateTo(migration);
  if (error !== undefined) throw error instanceof Error ? error : new Error('no tables could be made', { cause: error });
  return db;
}

/** The record in an opened file as it stands: for reading copies, whose tables are not brought up to date. */
export function recordAsItIs(sqlite: Sqlite): Db {
  return new Kysely<Database>({ dialect: guardedDialect(sqlite) });
}

/** Whether a file was written by a version with migrations that this one does not know. */
export function isNewerThanThis(sqlite: Sqlite): boolean {
  const known = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'").get();
  if (known === undefined) return false;
  const placeholders = Object.keys(migrations).map(() => '?');
  const row = sqlite
    .prepare(`SELECT 1 FROM kysely_migration WHERE name NOT IN (${placeholders.join(',')})`)
    .get(...Object.keys(migrations));
  return row !== undefined;
}

/** Whether every page can be read and holds together. Reads the whole file. */
export function isWhole(sqlite: Sqlite): boolean {
  try {
    return sqlite.pragma('integrity_check(1)', { simple: true }) === 'ok';
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

/** evidence.db has a shape of its own, fixed with the vault's format. */
export async function openEvidence(sqlite: Sqlite): Promise<EvidenceDb> {
  const db = new Kysely<EvidenceDatabase>({ dialect: guardedDialect(sqlite) });
  await sql`CREATE TABLE IF NOT EXISTS evidence_chunk (sha256 TEXT NOT NULL PRIMARY KEY, data BLOB NOT NULL) STRICT`.execute(db);
  await sql`CREATE TABLE IF NOT EXISTS evidence_file (
    sha256 TEXT NOT NULL, chunkIndex INTEGER NOT NULL, chunkSha256 TEXT NOT NULL REFERENCES evidence_chunk (sha256), PRIMARY KEY (sha256, chunkIndex)
  ) STRICT, WITHOUT ROWID`.execute(db);
  // Removing a chunk asks which files have it.
  await sql`CREATE INDEX IF NOT EXISTS evidence_file_chunk ON evidence_file (chunkSha256)`.execute(db);
  return db;
}
