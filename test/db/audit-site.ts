import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { appendEntry, type AuditEntry, type AuditHeader } from '../../electron/service/db/audit-append';
import { up } from '../../electron/service/db/migrations/0001-audit';
import type { Database as SiteDatabase, Db } from '../../electron/service/db/schema';

export type AuditSite = { readonly db: Db; readonly sqlite: Database.Database };

/** A database with the log's tables alone. */
export async function makeAuditSite(): Promise<AuditSite> {
  const sqlite = new Database(':memory:');
  sqlite.pragma('foreign_keys = ON');
  const dialect = new SqliteDialect({ database: sqlite });
  await up(new Kysely<unknown>({ dialect }));
  return { sqlite, db: new Kysely<SiteDatabase>({ dialect }) };
}

export function makeHeader(overrides: Partial<AuditHeader> = {}): AuditHeader {
  return {
    recordedAt: '2026-03-01T08:00:00.000Z',
    zone: 'Europe/Berlin',
    userId: 'user-1',
    role: 'assessor',
    station: 'BAY-3',
    appVersion: '0.1.0',
    ...overrides,
  };
}

export function makeEntry(overrides: Partial<AuditEntry> = {}): AuditEntry {
  return { action: 'assessments.sign', entity: 'assessment', entityId: 'assessment-1', changes: [], ...overrides };
}

export async function append(db: Db, entry: Partial<AuditEntry> = {}, header: Partial<AuditHeader> = {}): Promise<number> {
  return db.transaction().execute((tx) => appendEntry(tx, makeHeader(header), makeEntry(entry)));
}

/** Entries about a unit and about a person's assessment in turn, so that clear and sealed values alternate. */
export async function appendMany(db: Db, count: number, personId = 'person-1'): Promise<void> {
  for (let index = 0; index < count; index++) {
    const isPersonal = index % 2 === 1;
    await append(db, {
      entity: isPersonal ? 'assessment' : 'unit',
      entityId: `record-${index}`,
      personId: isPersonal ? personId : null,
      reason: `why ${index}`,
      changes: [
        { entity: 'record', entityId: `record-${index}`, old: null, new: { level: 1, note: `first ${index}` } },
        { entity: 'record', entityId: `record-${index}`, old: { level: 1 }, new: { level: 2 } },
      ],
    });
  }
}

/** Lifts the triggers, as somebody who holds the data key could. */
export function dropTriggers(sqlite: Database.Database): void {
  const triggers = sqlite.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'").all();
  for (const { name } of triggers) sqlite.exec(`DROP TRIGGER ${name}`);
}

/** What a test relies on being there. */
export function valueOf<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('there is no such value');
  return value;
}
