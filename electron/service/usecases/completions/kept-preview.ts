import type { FileInput } from '../../jobs/completions/file-input';

/** A file that was read, and what it would bring, kept by the session between preview and commit. */
export interface PreparedFile<Read> {
  readonly previewId: string;
  readonly fileName: string;
  readonly file: FileInput;
  readonly read: Read;
}

/** The newest preview under a key. Only the newest is kept: a file of 100,000 rows is not held twice. */
export function keptPreview<Read>(key: string) {
  // Nothing but `keep` puts anything under the key.
  const isPrepared = (kept: unknown): kept is PreparedFile<Read> => typeof kept === 'object' && kept !== null && 'previewId' in kept;
  return {
    keep: (prepared: Map<string, unknown>, preview: PreparedFile<Read>): void => {
      prepared.set(key, preview);
    },
    find: (prepared: Map<string, unknown>, previewId: string): PreparedFile<Read> | null => {
      const kept = prepared.get(key);
      return isPrepared(kept) && kept.previewId === previewId ? kept : null;
    },
    forget: (prepared: Map<string, unknown>): void => {
      prepared.delete(key);
    },
  };
}
