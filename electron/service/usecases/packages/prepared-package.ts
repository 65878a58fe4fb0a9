import type { PackageManifest } from '../../../../shared/domain/packages/manifest';
import type { SignatureFacts } from '../../../../shared/domain/packages/judge-package';
import type { ReadPackage } from './reading';

/** A verified package and what it holds, kept by the session between opening and accepting it. */
export interface PreparedPackage {
  readonly openId: string;
  readonly fileName: string;
  /** Of the carried file. */
  readonly sha256: string;
  readonly isEncrypted: boolean;
  readonly signature: SignatureFacts;
  readonly manifest: PackageManifest;
  readonly read: ReadPackage;
  /** Digest of what was shown. */
  readonly planDigest: string;
}

const key = 'packages.open';

/** Only the newest is kept: two large packages are not held at once. */
export function keepPackage(session: Map<string, unknown>, prepared: PreparedPackage): void {
  session.set(key, prepared);
}

export function preparedPackage(session: Map<string, unknown>, openId: string): PreparedPackage | null {
  const kept = session.get(key);
  return isPrepared(kept) && kept.openId === openId ? kept : null;
}

export function forgetPackage(session: Map<string, unknown>): void {
  session.delete(key);
}

/** Nothing but keepPackage puts anything under the key. */
function isPrepared(kept: unknown): kept is PreparedPackage {
  return typeof kept === 'object' && kept !== null && 'openId' in kept;
}
