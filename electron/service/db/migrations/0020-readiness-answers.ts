import { sql, type Kysely } from 'kysely';
import { date, insertOnly } from './table-shapes';

const statements: readonly string[] = [
  // An answer that was put on record for a slip, or signed as a page, as it was given. The content is what it told.
  ...insertOnly(
    'readiness_answer',
    ['answerId'],
    `answerId TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('slip', 'page')), personId TEXT NOT NULL, taskId TEXT NOT NULL,
     day ${date('day')}, verdict TEXT NOT NULL CHECK (verdict IN ('yes', 'underSupervision', 'no')), content TEXT NOT NULL CHECK (json_valid(content)),
     contentDigest TEXT NOT NULL, recordedBy TEXT NOT NULL, recordedAt TEXT NOT NULL, zone TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX readiness_answer_by_person ON readiness_answer (personId, entryNumber)',
  // What was known once is read by the person without asking what is known now.
  'CREATE INDEX position_ever_by_person ON position (personId)',
  'CREATE INDEX employment_ever_by_person ON employment (personId)',
  'CREATE INDEX move_plan_ever_by_person ON move_plan (personId)',
  'CREATE INDEX person_ever_merged ON person (mergedIntoId) WHERE mergedIntoId IS NOT NULL',
  'CREATE INDEX framework_item_ever_to ON framework_item (toId) WHERE toId IS NOT NULL',
  'CREATE INDEX framework_item_ever_from ON framework_item (fromId) WHERE fromId IS NOT NULL',
];

/** Answers at the gate, and what was known at a moment, as they were given. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
