import { sql, type Kysely } from 'kysely';
import { date, insertOnly, json } from './table-shapes';

const statements: readonly string[] = [
  // An amendment takes the place of one version: another one of the same would replace it without a delete.
  `CREATE TRIGGER assessment_no_second_amendment BEFORE INSERT ON assessment
    WHEN EXISTS (SELECT 1 FROM assessment WHERE amendsId = NEW.amendsId)
    BEGIN SELECT RAISE(ABORT, 'assessment is never changed'); END`,
  // What became of a signed assessment: sent back to its assessor, kept after all, or void. The record itself stays as it was signed.
  ...insertOnly(
    'assessment_event',
    ['eventId'],
    `eventId TEXT NOT NULL, assessmentId TEXT NOT NULL REFERENCES assessment (assessmentId), kind TEXT NOT NULL CHECK (kind IN ('returned', 'kept', 'voided')),
     reason TEXT NOT NULL, userId TEXT NOT NULL, recordedAt TEXT NOT NULL, contentDigest TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX assessment_event_by_assessment ON assessment_event (assessmentId)',
  // The first of two independent ratings of one performance, until the second is in. Its content stands in no log: the digest,
  // which covers a nonce, does, so that nobody reads it and nobody changes it.
  ...insertOnly(
    'first_rating',
    ['assessmentId'],
    `assessmentId TEXT NOT NULL, personId TEXT NOT NULL, competencyId TEXT NOT NULL, level INTEGER NOT NULL, performedOn ${date('performedOn')},
     assessorUserId TEXT NOT NULL, secondUserId TEXT, content ${json('content')}, contentDigest TEXT NOT NULL, enteredAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX first_rating_by_person ON first_rating (personId)',
  // A first rating that its assessor takes back before there is a second.
  ...insertOnly(
    'first_rating_end',
    ['assessmentId'],
    `assessmentId TEXT NOT NULL REFERENCES first_rating (assessmentId), reason TEXT NOT NULL, endedBy TEXT NOT NULL, endedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  // What this site asks of assessments and of those who make them, revision by revision; prepared by one, approved by another.
  ...insertOnly(
    'assessment_policy',
    ['revision'],
    `revision INTEGER NOT NULL CHECK (revision >= 1), content ${json('content')}, reason TEXT NOT NULL, contentDigest TEXT NOT NULL, preparedBy TEXT NOT NULL,
     approvedBy TEXT NOT NULL CHECK (approvedBy <> preparedBy), approvedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
];

/** What follows on a signed assessment, ratings that wait for a second, and what the site asks of assessors. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
