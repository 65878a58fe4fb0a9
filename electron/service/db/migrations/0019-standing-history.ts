import { sql, type Kysely } from 'kysely';
import { insertOnly } from './table-shapes';

const statements: readonly string[] = [
  // The log entry from which on a row was known; 0: from before this was kept.
  'ALTER TABLE standing ADD COLUMN recordedFrom INTEGER NOT NULL DEFAULT 0',
  // The day of the result that the state rests on.
  'ALTER TABLE standing ADD COLUMN performedOn TEXT',
  `UPDATE standing SET performedOn = (SELECT a.performedOn FROM assessment a WHERE a.assessmentId = standing.assessmentId)
    WHERE assessmentId IS NOT NULL`,
  // What was known before: from one entry up to, and without, another.
  ...insertOnly(
    'standing_past',
    ['personId', 'competencyId', 'fromDate', 'recordedFrom'],
    `personId TEXT NOT NULL, competencyId TEXT NOT NULL, fromDate TEXT NOT NULL, untilDate TEXT,
     requiredLevel INTEGER NOT NULL, heldLevel INTEGER, isMandatory INTEGER NOT NULL, state TEXT NOT NULL, readyUntil TEXT, assessmentId TEXT,
     causeKind TEXT, causeId TEXT, dueOn TEXT, performedOn TEXT, recordedFrom INTEGER NOT NULL, recordedTo INTEGER NOT NULL, CHECK (recordedTo > recordedFrom)`,
  ),
  // Whose standings, or positions, an entry has changed: what follows the record reads these people anew.
  'CREATE TABLE standing_change (entryNumber INTEGER NOT NULL, personId TEXT NOT NULL, PRIMARY KEY (entryNumber, personId)) STRICT, WITHOUT ROWID',
  `CREATE TRIGGER position_followed AFTER INSERT ON position
    BEGIN INSERT OR IGNORE INTO standing_change VALUES (NEW.recordedFrom, NEW.personId); END`,
  `CREATE TRIGGER position_end_followed AFTER UPDATE OF recordedTo ON position
    BEGIN INSERT OR IGNORE INTO standing_change VALUES (NEW.recordedTo, NEW.personId); END`,
];

/** Standings as they were known at any entry of the log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
