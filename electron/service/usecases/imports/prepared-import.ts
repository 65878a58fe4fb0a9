import type { ColumnMapping, MappingProblem } from '../../../../shared/domain/hris/mapping';
import type { ImportPlan } from '../../../../shared/domain/hris/plan-types';
import type { DelimitedText } from '../../platform/delimited-text';

export type ImportFile = { readonly fileName: string; readonly sha256: string; readonly table: DelimitedText };

/** A file that was read, and what committing it would do, kept by the session between preview and commit. */
export type PreparedImport = {
  readonly previewId: string;
  readonly file: ImportFile;
  readonly mapping: readonly ColumnMapping[];
  readonly problems: readonly MappingProblem[];
  /** Null while the mapping has problems. */
  readonly plan: ImportPlan | null;
  /** Site-local date the plan was made on. */
  readonly today: string;
  /** Digest of the people the plan was compared with. */
  readonly knownDigest: string;
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
