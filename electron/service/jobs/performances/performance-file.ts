import type { PlannedPerformance, RejectedRow } from '../../../../shared/domain/performance-file';

/** A table of performances that was read, and what it would add. */
export interface ReadPerformances {
  readonly sha256: string;
  readonly rowCount: number;
  readonly added: readonly PlannedPerformance[];
  readonly rejected: readonly RejectedRow[];
  /** Rows that stand twice in the file. */
  readonly repeated: number;
  /** Rows that are on record. */
  readonly onRecord: number;
  /** The size of the log when it was read. */
  readonly basis: number;
}

export type PerformancesRead = { readonly read: ReadPerformances } | { readonly unreadable: string };
