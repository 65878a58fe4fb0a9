import type { RuleRevisionRow } from './rule-schema';

/** Rows of the tables of 0025-recalibration. Columns are named as the contract's keys; dates and instants are ISO text; lists are JSON. */

export type CalibrationThresholdRow = RuleRevisionRow;
export type AssessorResultRow = {
  resultId: string;
  sessionId: string;
  userId: string;
  /** The revision of the thresholds that decided; 0: those of a new site. */
  ruleRevision: number;
  verdict: 'passed' | 'recalibrate' | 'notDecided';
  /** AssessorFigures but for who it is. */
  figures: string;
  /** Each figure held against its limit. */
  findings: string;
  decidedOn: string;
  /** Null: the calibration was not passed. */
  calibratedUntil: string | null;
  decidedAt: string;
  entryNumber: number;
};
export type LookBackRow = {
  lookBackId: string;
  resultId: string;
  userId: string;
  /** Every account of the assessor then. */
  userIds: string;
  /** What they signed in entries of the log after the one and up to the other. */
  afterEntry: number;
  untilEntry: number;
  /** The day from which it looks, and what it is the day of. */
  sinceOn: string;
  since: 'pass' | 'authority' | 'rule' | 'lookBack';
  direction: 'lenient' | 'severe' | null;
  openedAt: string;
  entryNumber: number;
};
export type LookBackDecisionRow = {
  decisionId: string;
  lookBackId: string;
  kind: 'keep' | 'reassess' | 'void';
  reason: string;
  /** By when the people are assessed again. */
  dueOn: string | null;
  proposedBy: string;
  decidedBy: string;
  decidedAt: string;
  entryNumber: number;
};
/** What was decided of one assessment, with what followed from it. */
export type LookBackLineRow = {
  lookBackId: string;
  assessmentId: string;
  decisionId: string;
  obligationId: string | null;
  eventId: string | null;
  entryNumber: number;
};

export type RecalibrationTables = {
  calibration_threshold: CalibrationThresholdRow;
  assessor_result: AssessorResultRow;
  look_back: LookBackRow;
  look_back_decision: LookBackDecisionRow;
  look_back_line: LookBackLineRow;
};
