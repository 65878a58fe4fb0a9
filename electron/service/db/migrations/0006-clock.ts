import { sql, type Kysely } from 'kysely';

const insertOnly = (table: string): string[] => [
  `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is never changed'); END`,
  `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is never changed'); END`,
  `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
    WHEN EXISTS (SELECT 1 FROM ${table} WHERE noticeId IS NEW.noticeId)
    BEGIN SELECT RAISE(ABORT, '${table} is never changed'); END`,
];

const statements: readonly string[] = [
  // setBack: the clock stood at previousAt and then at recordedAt. zoneChanged: a station's zone, from previousZone to stationZone.
  `CREATE TABLE clock_notice (
    noticeId TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('setBack', 'zoneChanged')),
    station TEXT NOT NULL,
    recordedAt TEXT NOT NULL,
    previousAt TEXT,
    previousZone TEXT,
    stationZone TEXT,
    entryNumber INTEGER NOT NULL,
    CHECK ((kind = 'setBack') = (previousAt IS NOT NULL)),
    CHECK ((kind = 'zoneChanged') = (previousZone IS NOT NULL AND stationZone IS NOT NULL))
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX clock_notice_by_entry ON clock_notice (entryNumber)',
  ...insertOnly('clock_notice'),
  `CREATE TABLE clock_acknowledgement (
    noticeId TEXT NOT NULL PRIMARY KEY REFERENCES clock_notice (noticeId),
    acknowledgedBy TEXT NOT NULL,
    acknowledgedAt TEXT NOT NULL,
    reason TEXT NOT NULL,
    entryNumber INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  ...insertOnly('clock_acknowledgement'),
];

/** What was noticed about the clocks of stations, and who has looked into it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
