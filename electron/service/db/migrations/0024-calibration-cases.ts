import { sql, type Kysely } from 'kysely';
import { date, insertOnly, isFlag, json } from './table-shapes';

const count = (column: string, least: number): string => `INTEGER NOT NULL CHECK (${column} >= ${least})`;

const statements: readonly string[] = [
  // A file that may stand in a case: a picture with nothing left in it but what it shows, or a masked copy that somebody has supplied.
  ...insertOnly(
    'case_file',
    ['fileId'],
    `fileId TEXT NOT NULL, evidenceId TEXT, fileName TEXT NOT NULL, mediaType TEXT NOT NULL, size ${count('size', 1)}, sha256 TEXT NOT NULL,
     addedBy TEXT NOT NULL, addedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  // What else than names is taken out of an assessment that becomes a case, and which of its files may be shown.
  ...insertOnly(
    'case_mask',
    ['assessmentId', 'revision'],
    `assessmentId TEXT NOT NULL, revision ${count('revision', 1)}, words ${json('words')}, files ${json('files')}, reason TEXT NOT NULL,
     savedBy TEXT NOT NULL, savedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  // An exemplar with its agreed rating, revision by revision; prepared by one, approved by another.
  ...insertOnly(
    'gold_case',
    ['goldCaseId', 'revision'],
    `goldCaseId TEXT NOT NULL, revision ${count('revision', 1)}, competencyId TEXT NOT NULL, content ${json('content')}, reason TEXT NOT NULL,
     contentDigest TEXT NOT NULL, preparedBy TEXT NOT NULL, approvedBy TEXT NOT NULL CHECK (approvedBy <> preparedBy), approvedAt TEXT NOT NULL,
     entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX gold_case_by_competency ON gold_case (competencyId)',
  ...insertOnly(
    'gold_case_end',
    ['goldCaseId'],
    'goldCaseId TEXT NOT NULL, reason TEXT NOT NULL, endedBy TEXT NOT NULL, endedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL',
  ),
  // Exemplars that an assessor is asked to rate without seeing how they are rated.
  ...insertOnly(
    'gold_study',
    ['studyId'],
    `studyId TEXT NOT NULL, userId TEXT NOT NULL, cases ${json('cases')}, dueOn ${date('dueOn')}, reason TEXT NOT NULL,
     assignedBy TEXT NOT NULL CHECK (assignedBy <> userId), assignedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX gold_study_by_user ON gold_study (userId)',
  ...insertOnly(
    'gold_study_rating',
    ['studyId'],
    `studyId TEXT NOT NULL, userId TEXT NOT NULL, content ${json('content')}, contentDigest TEXT NOT NULL, ratedAt TEXT NOT NULL,
     entryNumber INTEGER NOT NULL`,
  ),
  ...insertOnly(
    'gold_study_end',
    ['studyId'],
    `studyId TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('decided', 'withdrawn')), figures ${json('figures')}, reason TEXT NOT NULL,
     contentDigest TEXT NOT NULL, endedBy TEXT NOT NULL, endedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  // When a site calibrates what, and by how much.
  ...insertOnly(
    'calibration_programme',
    ['programmeId', 'revision'],
    `programmeId TEXT NOT NULL, revision ${count('revision', 1)}, content ${json('content')}, isEnded ${isFlag('isEnded')}, reason TEXT NOT NULL,
     savedBy TEXT NOT NULL, savedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  // A sample as it was drawn: the same seed, plan and population give it again.
  ...insertOnly(
    'programme_sample',
    ['sampleId'],
    `sampleId TEXT NOT NULL, programmeId TEXT NOT NULL, programmeRevision ${count('programmeRevision', 1)}, dueOn ${date('dueOn')},
     seed INTEGER NOT NULL, fromDay ${date('fromDay')}, toDay ${date('toDay')}, content ${json('content')}, reason TEXT NOT NULL, drawnBy TEXT NOT NULL,
     drawnAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX programme_sample_by_programme ON programme_sample (programmeId, dueOn)',
  // The session that a sample, or a day of a programme without one, was held as.
  ...insertOnly(
    'programme_session',
    ['programmeId', 'dueOn'],
    `programmeId TEXT NOT NULL, dueOn ${date('dueOn')}, sessionId TEXT NOT NULL, sampleId TEXT, entryNumber INTEGER NOT NULL`,
  ),
];

/** Cases for calibration, studies on exemplars, and the programme. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
