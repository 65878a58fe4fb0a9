import type { CompletionStatus, LearnerIdKind } from './completion-record';
import type { DateStyle } from './completion-dates';

/** What a column of a completion file can say. */
export const completionFields = [
  'recordKey',
  'action',
  'learnerId',
  'courseId',
  'courseTitle',
  'part',
  'status',
  'success',
  'startedOn',
  'completedOn',
  'expiresOn',
  'score',
  'revoked',
] as const;

export type CompletionField = (typeof completionFields)[number];

/** One way in which a learning system writes its completions as a table. */
export interface CompletionFormat {
  readonly key: string;
  /** As a person calls it. */
  readonly name: string;
  /** The headers that a field stands under; of several, the first that is there and, row by row, filled. */
  readonly columns: Partial<Record<CompletionField, readonly string[]>>;
  /** Columns without which it is not this format. */
  readonly required: readonly string[];
  /** Known styles of dates; null: the file does not say and a person does. */
  readonly dates: DateStyle | null;
  readonly timeWhereNone?: string;
  readonly learnerIdKind: LearnerIdKind;
  /** By letters alone in lower case. */
  readonly statuses: Readonly<Record<string, CompletionStatus | 'none'>>;
  /** Where the table has no status: what a row with a date of completion is, and one without. */
  readonly statusByDate: readonly [dated: CompletionStatus, undated: CompletionStatus] | null;
  /** The best score that a bare number is out of; null: unknown. */
  readonly bestScore: number | null;
  /** The fields that make a row one record of the system. */
  readonly keyFields: readonly CompletionField[];
  /** What several rows of one key mean: said twice or contradicting, news about the same, or parts of one course. */
  readonly sameKey: 'conflict' | 'latest' | 'parts';
}

/** How headers and words are compared: letters and digits alone. */
export function wordKey(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
