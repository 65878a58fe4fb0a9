import type { GateVerdict } from '../../../shared/domain/gate';

/** Rows of the tables of 0020-readiness-answers. Columns are named as the contract's keys; dates and instants are ISO text. */

export type ReadinessAnswerRow = {
  answerId: string;
  /** A slip of the gate, or a signed page of what was true and what was known at a moment. */
  kind: 'slip' | 'page';
  personId: string;
  /** Of the task that was asked about, or of the competency by itself: the content says which. */
  taskId: string;
  day: string;
  verdict: GateVerdict;
  /** JSON: what was told. */
  content: string;
  contentDigest: string;
  recordedBy: string;
  recordedAt: string;
  zone: string;
  entryNumber: number;
};

export type ReadinessAnswerTables = { readiness_answer: ReadinessAnswerRow };
