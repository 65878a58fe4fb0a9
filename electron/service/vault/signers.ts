import { ok, type Result } from '../../../shared/result';
import { resetAttempts } from './attempts';
import type { ReadOnlyFolder } from './durable-file';
import type { OpenSite } from './open-site';
import { makePersonKeys, wrapKeys, type PersonKeys, type WrappedKeys } from './signing-keys';
import type { SiteUnreadable } from './site-files';
import { ownerOf } from './slot';
import { loginHashOf, readSlots } from './slots';

/**
 * A signer's keys under their passphrase, as a record to be stored inside the vault: new keys, or the given ones under a
 * new passphrase. Admits the signer again after too many attempts.
 */
export async function wrapSignerKeys(
  open: OpenSite,
  signer: { readonly userId: string; readonly passphrase: string; readonly keys?: PersonKeys },
): Promise<Result<WrappedKeys, SiteUnreadable | ReadOnlyFolder>> {
  const attemptOf = signerAttemptHash(open, signer.userId);
  if (!attemptOf.ok) return attemptOf;
  const keys = signer.keys ?? makePersonKeys();
  const record = await wrapKeys(keys, signer.passphrase, ownerOf(open, signer.userId), open.kdfCost);
  const reset = resetAttempts(open.folder, attemptOf.value);
  return reset.ok ? ok(record) : reset;
}

/** Under which loginHash a signer's failed attempts are kept: their logins are known only inside the vault. */
export function signerAttemptHash(open: OpenSite, userId: string): Result<string, SiteUnreadable> {
  const slots = readSlots(open.folder, open.siteId);
  return slots.ok ? ok(loginHashOf(slots.value, userId)) : slots;
}
