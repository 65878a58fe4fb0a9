import type { ReadCompletionFile } from '../../jobs/completions/completion-reading';
import type { FileInput } from '../../jobs/completions/file-input';

/** A file that was read, and what importing it would bring, kept by the session between preview and commit. */
export interface PreparedCompletions {
  readonly previewId: string;
  readonly fileName: string;
  readonly file: FileInput;
  readonly read: ReadCompletionFile;
}

const key = 'completions.preview';

/** Only the newest is kept: a file of 100,000 rows is not held twice. */
export function keepCompletions(prepared: Map<string, unknown>, preview: PreparedCompletions): void {
  prepared.set(key, preview);
}

export function preparedCompletions(prepared: Map<string, unknown>, previewId: string): PreparedCompletions | null {
  const kept = prepared.get(key);
  return isPrepared(kept) && kept.previewId === previewId ? kept : null;
}

export function forgetCompletions(prepared: Map<string, unknown>): void {
  prepared.delete(key);
}

/** Nothing but keepCompletions puts anything under the key. */
function isPrepared(kept: unknown): kept is PreparedCompletions {
  return typeof kept === 'object' && kept !== null && 'previewId' in kept;
}
