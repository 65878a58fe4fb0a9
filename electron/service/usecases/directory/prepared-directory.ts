import type { DirectoryPlan } from '../../../../shared/domain/directory/plan-proposals';
import type { ReadDirectoryFile } from './read-file';

/** A file that was read and what it would propose, kept by the session between preview and commit. */
export type PreparedDirectory = { readonly previewId: string; readonly file: ReadDirectoryFile; readonly plan: DirectoryPlan };

const key = 'directory.preview';

export function keepPrepared(session: Map<string, unknown>, prepared: PreparedDirectory): void {
  session.set(key, prepared);
}

export function preparedDirectory(session: Map<string, unknown>, previewId: string): PreparedDirectory | null {
  const kept = session.get(key);
  return isPrepared(kept) && kept.previewId === previewId ? kept : null;
}

export function forgetPrepared(session: Map<string, unknown>): void {
  session.delete(key);
}

/** Nothing but keepPrepared puts anything under the key. */
function isPrepared(kept: unknown): kept is PreparedDirectory {
  return typeof kept === 'object' && kept !== null && 'previewId' in kept;
}
