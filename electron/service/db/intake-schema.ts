/** Rows of the tables of 0009-intake. Columns are named as the contract's keys; flags are 0 or 1; dates and instants are ISO text; lists are JSON. */

type Flag = 0 | 1;

export type IntakeProfileRow = {
  profileId: string;
  revision: number;
  name: string;
  kind: 'people' | 'directory' | 'completions' | 'matrix';
  content: string;
  isRetired: Flag;
  contentDigest: string;
  preparedBy: string;
  approvedBy: string;
  approvedAt: string;
  entryNumber: number;
};
/** What the newest accepted file of a source said of somebody. */
export type SourceRecordRow = {
  profileId: string;
  externalKey: string;
  personId: string;
  facts: string;
  digest: string;
  batchId: string;
};
export type CourseMapRevisionRow = {
  revision: number;
  note: string;
  changes: number;
  contentDigest: string;
  preparedBy: string;
  approvedBy: string;
  approvedAt: string;
  entryNumber: number;
};
/** A course of a learning system and what it is evidence of. */
export type CourseMapLineRow = {
  lineId: string;
  system: string;
  courseId: string;
  competencyId: string;
  level: number;
  evidenceKind: 'completion' | 'knowledge';
  /** Of the scaled score, 0 to 1; null: none is asked for. */
  minimumScore: number | null;
  validityMonths: number | null;
  isRetired: Flag;
  revision: number;
};
export type CompletionStatus =
  | 'completed'
  | 'passed'
  | 'failed'
  | 'registered'
  | 'inProgress'
  | 'withdrawn'
  | 'expired'
  | 'waived'
  | 'abandoned'
  | 'revoked';
/**
 * What a learning system says was done, as it says it; `recordKey` is its own key, by which a record arrives once. Each time that it says
 * something else of it, the next revision has the key with its number: `key#2`.
 */
export type CompletionRow = {
  completionId: string;
  batchId: string;
  rowNumber: number;
  system: string;
  recordKey: string;
  contentDigest: string;
  learnerId: string;
  personId: string | null;
  courseId: string;
  courseTitle: string;
  status: CompletionStatus;
  completedOn: string | null;
  score: number | null;
  expiresOn: string | null;
  statementId: string | null;
  /** The timestamp that the statement itself has, by which it is known again. */
  statementAt: string | null;
  entryNumber: number;
};
/** A statement of xAPI that was taken back by another one, `voidedBy`. */
export type VoidedStatementRow = {
  batchId: string;
  statementId: string;
  system: string;
  voidedBy: string;
  rowNumber: number;
  entryNumber: number;
};
export type CompletionVoidRow = { completionId: string; batchId: string; reason: string; entryNumber: number };
export type CompletionMatchRow = { completionId: string; personId: string; matchedBy: string; entryNumber: number };
/** Evidence beside assessments: it supports a level and never is one. */
export type SupportingEvidenceRow = {
  supportId: string;
  personId: string;
  competencyId: string;
  level: number;
  kind: 'completion' | 'knowledge' | 'legacy' | 'recognition';
  completionId: string | null;
  lineId: string | null;
  mapRevision: number | null;
  claimId: string | null;
  recognitionId: string | null;
  achievedOn: string;
  expiresOn: string | null;
  entryNumber: number;
};
export type LegacyClaimRow = {
  claimId: string;
  personId: string;
  competencyId: string;
  level: number;
  symbol: string;
  cell: string;
  statedOn: string;
  batchId: string;
  state: 'open' | 'confirmed' | 'declined';
  decisionReason: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
};

export type VersionedIntakeRows = {
  source_record: SourceRecordRow;
  course_map_line: CourseMapLineRow;
  legacy_claim: LegacyClaimRow;
};
export type IntakeTables = {
  intake_profile: IntakeProfileRow;
  course_map_revision: CourseMapRevisionRow;
  completion: CompletionRow;
  completion_void: CompletionVoidRow;
  voided_statement: VoidedStatementRow;
  completion_match: CompletionMatchRow;
  supporting_evidence: SupportingEvidenceRow;
};
