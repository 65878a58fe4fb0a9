import type { IntakeReading, IntakeSource } from '../../jobs/intake/read-intake';
import type { FileSender } from './sender-of-file';

/** A file that was read, and what committing it would do, kept by the session between preview and commit. */
export type PreparedImport = {
  readonly previewId: string;
  readonly fileName: string;
  readonly source: IntakeSource;
  /** The signature that lay beside the file, as text, and whose it is; null: there was none. */
  readonly signature: string | null;
  readonly sender: FileSender | null;
  readonly reading: IntakeReading;
};

const key = 'imports.preview';

/** Only the newest preview is kept: a file of 200,000 rows is not held twice. */
export function keepPrepared(session: Map<string, unknown>, prepared: PreparedImport): void {
  session.set(key, prepared);
}

export function preparedImport(session: Map<string, unknown>, previewId: string): PreparedImport | null {
  const kept = session.get(key);
  return isPrepared(kept) && kept.previewId === previewId ? kept : null;
}

export function forgetPrepared(session: Map<string, unknown>): void {
  session.delete(key);
}

/** Nothing but keepPrepared puts anything under the key. */
function isPrepared(kept: unknown): kept is PreparedImport {
  return typeof kept === 'object' && kept !== null && 'previewId' in kept;
}
