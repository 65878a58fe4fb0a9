import { sql, type Kysely } from 'kysely';
import { insertOnly, json } from './table-shapes';

const statements: readonly string[] = [
  // A form that was printed to be filled in by hand: for one person, one level of one competency in one version, used once.
  ...insertOnly(
    'paper_form',
    ['formId'],
    `formId TEXT NOT NULL, code TEXT NOT NULL, personId TEXT NOT NULL, competencyId TEXT NOT NULL, competencyVersion INTEGER NOT NULL, level INTEGER NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('knowledge', 'practical', 'observation')), printedBy TEXT NOT NULL, printedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
    [['code']],
  ),
  'CREATE INDEX paper_form_by_person ON paper_form (personId)',
  ...insertOnly(
    'paper_form_void',
    ['formId'],
    `formId TEXT NOT NULL REFERENCES paper_form (formId), reason TEXT NOT NULL, voidedBy TEXT NOT NULL, voidedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  // What one of two people keyed from the paper. It stands in no log: the digest, which covers a nonce, does, so that the second cannot read the first.
  ...insertOnly(
    'paper_entry',
    ['entryId'],
    `entryId TEXT NOT NULL, formId TEXT NOT NULL REFERENCES paper_form (formId), round INTEGER NOT NULL CHECK (round >= 1), place TEXT NOT NULL CHECK (place IN ('first', 'second')),
     userId TEXT NOT NULL, enteredAt TEXT NOT NULL, content ${json('content')}, contentDigest TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
    [
      ['formId', 'round', 'place'],
      ['formId', 'round', 'userId'],
    ],
  ),
  // A form becomes one record; what amends that is no second use.
  'CREATE UNIQUE INDEX assessment_by_paper_form ON assessment (paperFormId) WHERE paperFormId IS NOT NULL AND amendsId IS NULL',
  `CREATE TRIGGER assessment_no_second_use BEFORE INSERT ON assessment
    WHEN NEW.amendsId IS NULL AND EXISTS (SELECT 1 FROM assessment WHERE paperFormId = NEW.paperFormId AND amendsId IS NULL)
    BEGIN SELECT RAISE(ABORT, 'assessment is never changed'); END`,
];

/** Forms that are printed, filled in by hand and keyed by two people. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
