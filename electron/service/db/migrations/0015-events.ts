import { sql, type Kysely } from 'kysely';
import { date, insertOnly } from './table-shapes';

const statements: readonly string[] = [
  // What happened and ends what was shown before it, where a rule names its kind. `competencyIds`: those it was narrowed to when it
  // was recorded, as JSON, a task's as they were linked then; null: every one.
  ...insertOnly(
    'qualification_event',
    ['eventId'],
    `eventId TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind <> ''), happenedOn ${date('happenedOn')},
     scope TEXT NOT NULL CHECK (scope IN ('person', 'unit', 'site')), personId TEXT CHECK ((personId IS NOT NULL) = (scope = 'person')),
     unitId TEXT CHECK ((unitId IS NOT NULL) = (scope = 'unit')), taskId TEXT CHECK (taskId IS NULL OR competencyIds IS NOT NULL),
     competencyIds TEXT CHECK (json_valid(competencyIds)), reason TEXT NOT NULL, recordedBy TEXT NOT NULL, recordedAt TEXT NOT NULL,
     entryNumber INTEGER NOT NULL`,
  ),
  ...insertOnly(
    'qualification_event_void',
    ['eventId'],
    `eventId TEXT NOT NULL REFERENCES qualification_event (eventId), reason TEXT NOT NULL, voidedBy TEXT NOT NULL, voidedAt TEXT NOT NULL,
     entryNumber INTEGER NOT NULL`,
  ),
];

/** What ends qualifications because something happened, and what of it was recorded wrongly. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
