import { sql, type Kysely } from 'kysely';

const statements: readonly string[] = [
  // What a state follows from beside results and requirements, and what that names.
  "ALTER TABLE standing ADD COLUMN causeKind TEXT CHECK (causeKind IN ('exception', 'prerequisite', 'currency', 'grace'))",
  'ALTER TABLE standing ADD COLUMN causeId TEXT',
  // Which competencies rest on others is asked with every signature, and few do. Content that somebody has spoilt is still to be found
  // by whoever verifies the record: so it is not read as JSON here.
  `CREATE INDEX framework_item_by_prerequisites ON framework_item (itemId)
    WHERE kind = 'competency' AND recordedTo IS NULL AND instr(content, '"prerequisites":[{') > 0`,
];

/** Standings that follow from more than results. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
