import { sql, type Kysely } from 'kysely';

const held = `'qualified', 'expiring', 'inGrace', 'extended'`;

const statements: readonly string[] = [
  // Who judged everything that somebody is ready by; '' in what was worked out before this was kept: it is not known.
  'ALTER TABLE standing ADD COLUMN assessors TEXT',
  "ALTER TABLE standing_past ADD COLUMN assessors TEXT DEFAULT ''",
  // Where there is one result alone, nothing else can be behind it; the rest is told when it is next worked out.
  `UPDATE standing SET assessors = COALESCE(
      (SELECT MIN(a.assessorUserId) FROM assessment a WHERE a.personId = standing.personId AND a.competencyId = standing.competencyId
        HAVING COUNT(*) = 1 AND MAX(a.pairId) IS NULL AND MIN(a.assessmentId) = standing.assessmentId), '')
    WHERE state IN (${held})`,
];

/** Standings tell who judged what they rest on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
