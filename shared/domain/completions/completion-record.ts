export const completionStatuses = [
  'completed',
  'passed',
  'failed',
  'registered',
  'inProgress',
  'withdrawn',
  'expired',
  'waived',
  'abandoned',
  'revoked',
] as const;

export type CompletionStatus = (typeof completionStatuses)[number];

/** By what a learner is named: a number of the source, an email address or its SHA-1, an account of a system, an OpenID. */
export type LearnerIdKind = 'id' | 'email' | 'emailSha1' | 'account' | 'openid';

export interface Score {
  /** 0 to 1 (xAPI allows -1 to 1). */
  readonly scaled: number | null;
  readonly raw: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** What a learning system says somebody did, whatever format it says it in. It is evidence and never moves a level. */
export interface CompletionRecord {
  /** The source's name, as course maps name it. */
  readonly system: string;
  /** The line or row of the file, from 1. */
  readonly rowNumber: number;
  /** One record of the system, however often it is sent; the system's own key for it. */
  readonly recordKey: string;
  readonly learnerId: string;
  readonly learnerIdKind: LearnerIdKind;
  /** The system that an account belongs to; null for every other kind. */
  readonly learnerHomePage: string | null;
  readonly courseId: string;
  readonly courseTitle: string | null;
  readonly status: CompletionStatus;
  /** The calendar date that the source wrote; of an instant alone, its date in the site's zone. */
  readonly completedOn: string | null;
  /** UTC, where the source says the moment. */
  readonly completedAt: string | null;
  readonly score: Score | null;
  /** Last day on which it counts. */
  readonly expiresOn: string | null;
  readonly statementId: string | null;
  readonly registration: string | null;
}

export const rowProblems = [
  'WrongCellCount',
  'TooLong',
  'SpreadsheetDamage',
  'NoLearner',
  'NoCourse',
  'NoKey',
  'NoStatus',
  'UnknownStatus',
  'UnknownAction',
  'UnreadableDate',
  'NoDate',
  'InTheFuture',
  'DatesOutOfOrder',
  'StatusContradictsDates',
  'UnreadableScore',
  'ConflictingRows',
] as const;

export type RowProblem = (typeof rowProblems)[number];

/** Why a row was not taken, with the cell that tells it. */
export interface RejectedRow {
  readonly rowNumber: number;
  readonly code: RowProblem;
  readonly field: string | null;
  readonly value: string | null;
}

/** Records that a learning system takes back. */
export interface TakenBack {
  readonly rowNumber: number;
  readonly recordKey: string;
}

/** Canonical text of what a record says: two rows of one key with the same text say the same. */
export function completionContent(record: CompletionRecord): string {
  const { rowNumber: _, ...content } = record;
  return JSON.stringify(Object.entries(content).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
