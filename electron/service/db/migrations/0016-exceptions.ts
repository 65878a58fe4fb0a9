import { sql, type Kysely } from 'kysely';
import { date, insertOnly } from './table-shapes';

/** What each kind has to have, and what it cannot have: none is ever recorded as another. */
const shapes = {
  // Moves the end of one result, for the first time or again.
  extension: `validTo IS NOT NULL AND concernsId IS NOT NULL AND endBefore IS NOT NULL AND validTo > endBefore AND ordinal IS NOT NULL AND ordinal >= 1
    AND cause IS NULL AND conditions IS NULL AND approvedBy IS NULL`,
  exemption: `validTo IS NOT NULL AND concernsId IS NULL AND endBefore IS NULL AND ordinal IS NULL AND cause IS NULL AND conditions IS NULL
    AND approvedBy IS NOT NULL`,
  waiver: `validTo IS NOT NULL AND concernsId IS NULL AND endBefore IS NULL AND ordinal IS NULL AND cause IS NULL AND conditions IS NOT NULL
    AND conditions <> '' AND approvedBy IS NOT NULL`,
  // Without a last day: until somebody is reinstated.
  suspension: `concernsId IS NULL AND endBefore IS NULL AND ordinal IS NULL AND cause IS NOT NULL AND conditions IS NULL AND approvedBy IS NULL`,
  revocation: `validTo IS NULL AND concernsId IS NULL AND endBefore IS NULL AND ordinal IS NULL AND cause IS NOT NULL AND conditions IS NULL
    AND approvedBy IS NOT NULL`,
  // Of one suspension or revocation.
  reinstatement: `validTo IS NULL AND concernsId IS NOT NULL AND endBefore IS NULL AND ordinal IS NULL AND cause IS NULL AND conditions IS NULL
    AND approvedBy IS NULL`,
};

const ofItsKind = Object.entries(shapes).map(([kind, shape]) => `WHEN '${kind}' THEN ${shape}`);

const statements: readonly string[] = [
  ...insertOnly(
    'qualification_exception',
    ['exceptionId'],
    `exceptionId TEXT NOT NULL, kind TEXT NOT NULL, personId TEXT NOT NULL, competencyId TEXT NOT NULL, validFrom ${date('validFrom')},
     validTo ${date('validTo', true)}, concernsId TEXT, endBefore ${date('endBefore', true)}, ordinal INTEGER, cause TEXT, reason TEXT NOT NULL,
     conditions TEXT, signedBy TEXT NOT NULL, approvedBy TEXT, recordedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL,
     CHECK (validTo >= validFrom), CHECK (approvedBy <> signedBy), CHECK (CASE kind ${ofItsKind.join('\n     ')} ELSE 0 END)`,
  ),
  'CREATE INDEX qualification_exception_by_person ON qualification_exception (personId, competencyId)',
  // What ended is not ended again.
  "CREATE UNIQUE INDEX qualification_exception_ends ON qualification_exception (concernsId) WHERE kind = 'reinstatement'",
  `CREATE TRIGGER qualification_exception_ends_once BEFORE INSERT ON qualification_exception WHEN NEW.kind = 'reinstatement' AND EXISTS (
     SELECT 1 FROM qualification_exception e WHERE e.kind = 'reinstatement' AND e.concernsId = NEW.concernsId
   ) BEGIN SELECT RAISE(ABORT, 'qualification_exception is never changed'); END`,
  // Taken back before its last day: validFrom is the first day on which it holds no more.
  ...insertOnly(
    'exception_end',
    ['exceptionId'],
    `exceptionId TEXT NOT NULL REFERENCES qualification_exception (exceptionId), validFrom ${date('validFrom')}, reason TEXT NOT NULL,
     signedBy TEXT NOT NULL, recordedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
];

/** What changes the worth of a qualification without an assessment: signed, limited, and taken back by a signature. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
