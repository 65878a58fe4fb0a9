import type { z } from 'zod';
import type { completionPreview, completionReading } from '../../../../shared/contract/completions';
import type { CompletionPlan } from '../../../../shared/domain/completions/plan-completions';

export type CompletionReading = z.infer<typeof completionReading>;

export interface RejectedLine {
  readonly rowNumber: number;
  readonly code: string;
  readonly reason: string;
  readonly value: string | null;
}

/** A file of completions that was read and held against the record. */
export interface ReadCompletionFile {
  readonly sha256: string;
  readonly formats: z.infer<typeof completionPreview>['formats'];
  readonly systems: string[];
  /** Null: nobody knows yet how to read it. */
  readonly reading: CompletionReading | null;
  readonly isAsBefore: boolean;
  readonly headers: string[];
  readonly notices: string[];
  readonly problems: z.infer<typeof completionPreview>['problems'];
  readonly unknownStatuses: z.infer<typeof completionPreview>['unknownStatuses'];
  readonly rowCount: number;
  readonly plan: CompletionPlan | null;
  readonly rejected: readonly RejectedLine[];
  readonly duplicates: number;
  readonly voidedHere: number;
  /** Statements that the file takes back, wherever they are. */
  readonly voids: readonly { readonly statementId: string; readonly by: string; readonly rowNumber: number }[];
  readonly others: readonly { readonly verb: string; readonly statements: number }[];
  /** The log entry up to which the record was read. */
  readonly basis: number;
}

export type CompletionFileRead = { readonly read: ReadCompletionFile } | { readonly unreadable: string };
