import { sql, type Kysely } from 'kysely';
import { date, insertOnly, isFlag, json, versioned } from './table-shapes';

const statements: readonly string[] = [
  // How the files of one source are read: a revision is made by one person and approved by another.
  ...insertOnly(
    'intake_profile',
    ['profileId', 'revision'],
    `profileId TEXT NOT NULL, revision INTEGER NOT NULL CHECK (revision >= 1), name TEXT NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('people', 'directory', 'completions', 'matrix')), content ${json('content')},
     isRetired ${isFlag('isRetired')}, contentDigest TEXT NOT NULL, preparedBy TEXT NOT NULL,
     approvedBy TEXT NOT NULL CHECK (approvedBy <> preparedBy), approvedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  `ALTER TABLE import_batch ADD COLUMN kind TEXT NOT NULL DEFAULT 'people' CHECK (kind IN ('people', 'directory', 'completions', 'matrix', 'reversal', 'roster'))`,
  'ALTER TABLE import_batch ADD COLUMN profileId TEXT',
  'ALTER TABLE import_batch ADD COLUMN profileRevision INTEGER',
  // The package it came in; null: a carried file.
  'ALTER TABLE import_batch ADD COLUMN packageInId TEXT',
  // Who signed the carried file, and with which key.
  'ALTER TABLE import_batch ADD COLUMN partnerId TEXT',
  'ALTER TABLE import_batch ADD COLUMN publicKey TEXT CHECK ((publicKey IS NULL) = (partnerId IS NULL))',
  'ALTER TABLE import_batch ADD COLUMN reversesBatchId TEXT',
  // SHA-256 over every record the batch touched, as they were before it and as they were after it.
  'ALTER TABLE import_batch ADD COLUMN stateBefore TEXT CHECK (length(stateBefore) = 64)',
  'ALTER TABLE import_batch ADD COLUMN stateAfter TEXT CHECK (length(stateAfter) = 64)',
  'CREATE UNIQUE INDEX import_batch_by_reversed ON import_batch (reversesBatchId) WHERE reversesBatchId IS NOT NULL',
  // What the newest accepted file of a source said of somebody, under the source's own key.
  ...versioned('source_record', ['profileId', 'externalKey'], {
    profileId: 'TEXT NOT NULL',
    externalKey: 'TEXT NOT NULL',
    personId: 'TEXT NOT NULL',
    facts: json('facts'),
    digest: 'TEXT NOT NULL',
    batchId: 'TEXT NOT NULL',
  }),
  'CREATE INDEX source_record_by_person ON source_record (personId) WHERE recordedTo IS NULL',
  // All that a next file is first compared with, without the pages that hold the facts.
  'CREATE INDEX source_record_digests ON source_record (profileId, externalKey, digest) WHERE recordedTo IS NULL',

  // Which courses are evidence of what: lines change by approved revisions alone.
  ...insertOnly(
    'course_map_revision',
    ['revision'],
    `revision INTEGER NOT NULL CHECK (revision >= 1), note TEXT NOT NULL, changes INTEGER NOT NULL, contentDigest TEXT NOT NULL, preparedBy TEXT NOT NULL,
     approvedBy TEXT NOT NULL CHECK (approvedBy <> preparedBy), approvedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  ...versioned('course_map_line', ['lineId'], {
    lineId: 'TEXT NOT NULL',
    system: 'TEXT NOT NULL',
    courseId: 'TEXT NOT NULL',
    competencyId: 'TEXT NOT NULL',
    level: 'INTEGER NOT NULL',
    evidenceKind: "TEXT NOT NULL CHECK (evidenceKind IN ('completion', 'knowledge'))",
    // Of the scaled score, 0 to 1.
    minimumScore: 'REAL CHECK (minimumScore BETWEEN 0 AND 1)',
    validityMonths: 'INTEGER CHECK (validityMonths BETWEEN 1 AND 120)',
    isRetired: isFlag('isRetired'),
    revision: 'INTEGER NOT NULL',
  }),
  'CREATE INDEX course_map_line_by_course ON course_map_line (system, courseId) WHERE recordedTo IS NULL',
  // What a learning system says was done, as it says it.
  ...insertOnly(
    'completion',
    ['completionId'],
    `completionId TEXT NOT NULL, batchId TEXT NOT NULL REFERENCES import_batch (batchId), rowNumber INTEGER NOT NULL, system TEXT NOT NULL,
     recordKey TEXT NOT NULL, contentDigest TEXT NOT NULL, learnerId TEXT NOT NULL, personId TEXT, courseId TEXT NOT NULL, courseTitle TEXT NOT NULL,
     status TEXT NOT NULL CHECK (status IN ('completed', 'passed', 'failed', 'registered', 'inProgress', 'withdrawn', 'expired', 'waived', 'abandoned', 'revoked')),
     completedOn ${date('completedOn', true)}, score REAL CHECK (score BETWEEN -1 AND 1), expiresOn ${date('expiresOn', true)}, statementId TEXT,
     statementAt TEXT, entryNumber INTEGER NOT NULL`,
    [['system', 'recordKey']],
  ),
  'CREATE INDEX completion_by_person ON completion (personId) WHERE personId IS NOT NULL',
  'CREATE INDEX completion_by_course ON completion (system, courseId)',
  'CREATE INDEX completion_by_learner ON completion (system, learnerId) WHERE personId IS NULL',
  'CREATE INDEX completion_by_batch ON completion (batchId)',
  // Taken back by the system that said it (an xAPI voiding statement, a delete line), or with the import that brought it.
  ...insertOnly(
    'completion_void',
    ['completionId'],
    `completionId TEXT NOT NULL REFERENCES completion (completionId), batchId TEXT NOT NULL, reason TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  // Statements that a file takes back, whether they are here, come later or never: while the import stands, they count for nothing.
  ...insertOnly(
    'voided_statement',
    ['batchId', 'statementId'],
    `batchId TEXT NOT NULL, statementId TEXT NOT NULL, system TEXT NOT NULL, voidedBy TEXT NOT NULL, rowNumber INTEGER NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX voided_statement_by_id ON voided_statement (system, statementId)',
  // Whose a completion is, where a person said so later; the newest counts.
  ...insertOnly(
    'completion_match',
    ['completionId', 'entryNumber'],
    `completionId TEXT NOT NULL REFERENCES completion (completionId), personId TEXT NOT NULL, matchedBy TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  // Evidence beside assessments: it supports a level and never is one.
  ...insertOnly(
    'supporting_evidence',
    ['supportId'],
    `supportId TEXT NOT NULL, personId TEXT NOT NULL, competencyId TEXT NOT NULL, level INTEGER NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('completion', 'knowledge', 'legacy', 'recognition')), completionId TEXT, lineId TEXT, mapRevision INTEGER,
     claimId TEXT, recognitionId TEXT, achievedOn ${date('achievedOn')}, expiresOn ${date('expiresOn', true)}, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX supporting_evidence_by_person ON supporting_evidence (personId, competencyId)',
  'CREATE INDEX supporting_evidence_by_completion ON supporting_evidence (completionId) WHERE completionId IS NOT NULL',
  // What a spreadsheet of skills said: to be confirmed or declined by somebody who can judge it.
  ...versioned('legacy_claim', ['claimId'], {
    claimId: 'TEXT NOT NULL',
    personId: 'TEXT NOT NULL',
    competencyId: 'TEXT NOT NULL',
    level: 'INTEGER NOT NULL',
    symbol: 'TEXT NOT NULL',
    // Where it stands in the file, as a spreadsheet names it.
    cell: 'TEXT NOT NULL',
    statedOn: date('statedOn'),
    batchId: 'TEXT NOT NULL',
    state: "TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'declined'))",
    decisionReason: 'TEXT',
    decidedBy: 'TEXT',
    decidedAt: 'TEXT',
  }),
  'CREATE INDEX legacy_claim_by_person ON legacy_claim (personId) WHERE recordedTo IS NULL',
  'CREATE INDEX legacy_claim_by_batch ON legacy_claim (batchId) WHERE recordedTo IS NULL',
];

/** Files that come in: profiles, what sources said, completions and other supporting evidence. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
