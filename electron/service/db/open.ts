import { Kysely, SqliteDialect, sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Sqlite } from '../vault/open';
import * as m0001 from './migrations/0001-audit';
import * as m0002 from './migrations/0002-core';
import type { Database, Db, EvidenceDatabase, EvidenceDb } from './schema';

/** Forward only, in this order; a released one is never edited. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-audit': m0001,
  '0002-core': m0002,
};

export const newestMigration = Object.keys(migrations).at(-1) ?? '';

/** Makes the record's tables up to date and hands out typed SQL over an opened vault file. */
export async function openRecord(sqlite: Sqlite): Promise<Db> {
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: sqlite }) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('the record could not be migrated', { cause: error });
  return db;
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

/** evidence.db has a shape of its own, fixed with the vault's format. */
export async function openEvidence(sqlite: Sqlite): Promise<EvidenceDb> {
  const db = new Kysely<EvidenceDatabase>({ dialect: new SqliteDialect({ database: sqlite }) });
  await sql`CREATE TABLE IF NOT EXISTS evidence_chunk (sha256 TEXT NOT NULL PRIMARY KEY, data BLOB NOT NULL) STRICT`.execute(db);
  await sql`CREATE TABLE IF NOT EXISTS evidence_file (
    sha256 TEXT NOT NULL, chunkIndex INTEGER NOT NULL, chunkSha256 TEXT NOT NULL REFERENCES evidence_chunk (sha256), PRIMARY KEY (sha256, chunkIndex)
  ) STRICT, WITHOUT ROWID`.execute(db);
  return db;
}
