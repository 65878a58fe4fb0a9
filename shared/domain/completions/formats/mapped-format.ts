import { wordKey, type CompletionField, type CompletionFormat } from '../completion-format';
import type { CompletionStatus, LearnerIdKind } from '../completion-record';
import type { DateStyle } from '../completion-dates';
import { statusWords } from './status-words';

/** What a person says about a table of a system that nobody here knows. */
export interface MappedColumns {
  readonly name: string;
  /** The header of each field that the table has. */
  readonly columns: Partial<Record<Exclude<CompletionField, 'action' | 'part' | 'success'>, string>>;
  /** Words of this source beside the usual ones, as written. */
  readonly statuses: Readonly<Record<string, CompletionStatus>>;
  readonly learnerIdKind: LearnerIdKind;
  readonly dates: DateStyle | null;
  readonly bestScore: number | null;
}

/** A format for a table whose columns a person has named. Without a column of keys, learner, course and date are one. */
export function mappedFormat({ name, columns, statuses, learnerIdKind, dates, bestScore }: MappedColumns): CompletionFormat {
  const named: Partial<Record<CompletionField, readonly string[]>> = {};
  const required: string[] = [];
  for (const field of mappable) {
    const header = columns[field];
    if (header === undefined) continue;
    named[field] = [header];
    required.push(header);
  }
  return {
    key: 'mapped',
    name,
    columns: named,
    required,
    dates,
    learnerIdKind,
    statuses: { ...statusWords, ...Object.fromEntries(Object.entries(statuses).map(([word, status]) => [wordKey(word), status])) },
    statusByDate: columns.status === undefined ? ['completed', 'inProgress'] : null,
    bestScore,
    keyFields: columns.recordKey === undefined ? ['learnerId', 'courseId', 'completedOn'] : ['recordKey'],
    sameKey: 'conflict',
  };
}

const mappable = [
  'recordKey',
  'learnerId',
  'courseId',
  'courseTitle',
  'status',
  'startedOn',
  'completedOn',
  'expiresOn',
  'score',
  'revoked',
] as const;
