import type { FileInput } from '../../jobs/completions/file-input';
import type { ReadPerformances } from '../../jobs/performances/performance-file';

/** A table of performances that was read, and what it would add, kept by the session between preview and commit. */
export interface PreparedPerformances {
  readonly previewId: string;
  readonly fileName: string;
  readonly file: FileInput;
  readonly read: ReadPerformances;
}

const key = 'performances.preview';

/** Only the newest is kept. */
export function keepPerformances(prepared: Map<string, unknown>, preview: PreparedPerformances): void {
  prepared.set(key, preview);
}

export function preparedPerformances(prepared: Map<string, unknown>, previewId: string): PreparedPerformances | null {
  const kept = prepared.get(key);
  return isPrepared(kept) && kept.previewId === previewId ? kept : null;
}

export function forgetPerformances(prepared: Map<string, unknown>): void {
  prepared.delete(key);
}

/** Nothing but keepPerformances puts anything under the key. */
function isPrepared(kept: unknown): kept is PreparedPerformances {
  return typeof kept === 'object' && kept !== null && 'previewId' in kept;
}
