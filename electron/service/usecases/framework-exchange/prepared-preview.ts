import type { FrameworkReading } from '../../jobs/framework-preview';

/** Files that were read, and what applying them would do, kept by the session between preview and apply. */
export interface PreparedPreview {
  readonly previewId: string;
  readonly frameworkId: string;
  readonly paths: readonly string[];
  /** Null where the files could not be read: another format can be chosen. */
  readonly reading: FrameworkReading | null;
}

const key = 'frameworkExchange.preview';

/** Only the newest is kept: ten thousand items are not held twice. */
export function keepPreview(prepared: Map<string, unknown>, preview: PreparedPreview): void {
  prepared.set(key, preview);
}

export function preparedPreview(prepared: Map<string, unknown>, previewId: string): PreparedPreview | null {
  const kept = prepared.get(key);
  return isPreview(kept) && kept.previewId === previewId ? kept : null;
}

export function forgetPreview(prepared: Map<string, unknown>): void {
  prepared.delete(key);
}

/** Nothing but keepPreview puts anything under the key. */
function isPreview(kept: unknown): kept is PreparedPreview {
  return typeof kept === 'object' && kept !== null && 'previewId' in kept;
}
