import { z } from 'zod';
import { completionStatuses, type CompletionStatus, type RowProblem } from '../completions/completion-record';
import { sha256Hex } from './manifest';

/** The file of completions: one JSON object a line, one line a record of a learning system. */
export const completionsName = 'completions.ndjson';

const day = z.iso.date();
const words = z.string().min(1).max(2000);

/** One record of a learning system as a site tells another of it. Fields that are not known are left out. */
export const completionLine = z.object({
  /** What the sending site calls the person in all of its packages. */
  personId: z.string().min(1).max(64),
  employeeNumber: z.string().min(1).max(200),
  familyName: z.string().min(1).max(200),
  givenName: z.string().max(200),
  system: z.string().min(1).max(200),
  /** The system's own key, under which a record arrives once. */
  recordKey: z.string().min(1).max(10_000),
  /** By which the sending site knows again what the record says; two sites that read the same file have the same. */
  contentDigest: sha256Hex,
  learnerId: words,
  courseId: words,
  courseTitle: words,
  status: z.enum(completionStatuses),
  completedOn: day.nullable(),
  /** -1 to 1. */
  score: z.number().min(-1).max(1).nullable(),
  expiresOn: day.nullable(),
  statementId: z.string().max(200).nullable(),
  statementAt: z.string().max(100).nullable(),
  /** The system, or the site with its import, has taken the record back. */
  isTakenBack: z.boolean(),
});
export type CompletionLine = z.infer<typeof completionLine>;

const isDone: ReadonlySet<CompletionStatus> = new Set(['completed', 'passed', 'failed']);

/** What contradicts itself in a line, by the rules that hold for the files of learning systems; null: nothing. */
export function completionFault(
  { status, completedOn, expiresOn }: Pick<CompletionLine, 'status' | 'completedOn' | 'expiresOn'>,
  today: string,
): { readonly code: RowProblem; readonly field: keyof CompletionLine } | null {
  if (isDone.has(status) && completedOn === null) return { code: 'NoDate', field: 'completedOn' };
  if (isDone.has(status) && completedOn !== null && completedOn > today) return { code: 'InTheFuture', field: 'completedOn' };
  if (completedOn !== null && expiresOn !== null && expiresOn < completedOn) return { code: 'DatesOutOfOrder', field: 'expiresOn' };
  return null;
}
