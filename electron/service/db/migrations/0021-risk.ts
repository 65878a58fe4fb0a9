import { sql, type Kysely } from 'kysely';
import { date, insertOnly, json } from './table-shapes';

const statements: readonly string[] = [
  // How the risk of a gap is worked out, revision by revision, each in force from a day; prepared by one, approved by another.
  ...insertOnly(
    'risk_rule',
    ['revision'],
    `revision INTEGER NOT NULL CHECK (revision >= 1), inForceFrom ${date('inForceFrom')}, content ${json('content')}, reason TEXT NOT NULL,
     contentDigest TEXT NOT NULL, preparedBy TEXT NOT NULL, approvedBy TEXT NOT NULL CHECK (approvedBy <> preparedBy),
     approvedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
];

/** The rule by which gaps are ranked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
