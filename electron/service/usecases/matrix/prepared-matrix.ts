import type { FileInput } from '../../jobs/completions/file-input';
import type { ReadMatrixFile } from '../../jobs/matrix/matrix-file';

/** A matrix that was read, and what it would claim, kept by the session between preview and commit. */
export interface PreparedMatrix {
  readonly previewId: string;
  readonly fileName: string;
  readonly file: FileInput;
  readonly read: ReadMatrixFile;
}

const key = 'matrix.preview';

/** Only the newest is kept. */
export function keepMatrix(prepared: Map<string, unknown>, preview: PreparedMatrix): void {
  prepared.set(key, preview);
}

export function preparedMatrix(prepared: Map<string, unknown>, previewId: string): PreparedMatrix | null {
  const kept = prepared.get(key);
  return isPrepared(kept) && kept.previewId === previewId ? kept : null;
}

export function forgetMatrix(prepared: Map<string, unknown>): void {
  prepared.delete(key);
}

/** Nothing but keepMatrix puts anything under the key. */
function isPrepared(kept: unknown): kept is PreparedMatrix {
  return typeof kept === 'object' && kept !== null && 'previewId' in kept;
}
