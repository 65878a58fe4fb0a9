import { sql, type Kysely } from 'kysely';

const statements: readonly string[] = [
  // Why a rating was changed and who authorised it: both, in an amendment alone, and never by who amended it.
  `ALTER TABLE assessment ADD COLUMN amendCode TEXT CHECK (amendCode IS NULL OR (amendsId IS NOT NULL
    AND amendCode IN ('calibration', 'lookBack', 'review', 'enteredWrongly', 'newEvidence', 'criterionMisread')))`,
  `ALTER TABLE assessment ADD COLUMN authorisedBy TEXT
    CHECK ((authorisedBy IS NULL) = (amendCode IS NULL) AND (authorisedBy IS NULL OR authorisedBy <> assessorUserId))`,
];

/** A change of a rating carries its code and the second person who authorised it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
