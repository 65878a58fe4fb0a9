import { ok, type Result } from '../../../shared/result';
import { lockedOutHashes, resetAttempts } from './attempts';
import type { ReadOnlyFolder } from './durable-file';
import type { OpenSite } from './open-site';
import { makePersonKeys, wipeKeys, wrapKeys, type PersonKeys, type WrappedKeys } from './signing-keys';
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
  if (signer.keys === undefined) wipeKeys(keys);
  const reset = resetAttempts(open.folder, attemptOf.value);
  return reset.ok ? ok(record) : reset;
}

/**
 * Whose failed attempts are kept under which loginHash, of the accounts given: those of an opener and those typed at the
 * unlock screen under the login, those of a signer at an unlocked station under the user id.
 */
export function attemptOwners(
  open: OpenSite,
  accounts: ReadonlyArray<{ readonly userId: string; readonly login: string; readonly kind: 'opener' | 'signer' }>,
): Result<ReadonlyMap<string, string>, SiteUnreadable> {
  const slots = readSlots(open.folder, open.siteId);
  if (!slots.ok) return slots;
  const hashOf = (name: string): string => loginHashOf(slots.value, name);
  return ok(
    new Map([
      ...accounts.map(({ userId, login }) => [hashOf(login), userId] as const),
      ...accounts.filter(({ kind }) => kind === 'signer').map(({ userId }) => [hashOf(userId), userId] as const),
    ]),
  );
}

/** Which of these accounts have reached the limit of attempts where their passphrase counts. */
export function lockedOutAccounts(
  open: OpenSite,
  accounts: ReadonlyArray<{ readonly userId: string; readonly login: string; readonly kind: 'opener' | 'signer' }>,
): Result<readonly string[], SiteUnreadable> {
  const slots = readSlots(open.folder, open.siteId);
  if (!slots.ok) return slots;
  const lockedOut = new Set(lockedOutHashes(open.folder));
  const counts = ({ userId, login, kind }: { userId: string; login: string; kind: 'opener' | 'signer' }): string =>
    loginHashOf(slots.value, kind === 'signer' ? userId : login);
  return ok(accounts.filter((account) => lockedOut.has(counts(account))).map(({ userId }) => userId));
}

/** Under which loginHash a signer's failed attempts are kept: their logins are known only inside the vault. */
export function signerAttemptHash(open: OpenSite, userId: string): Result<string, SiteUnreadable> {
  const slots = readSlots(open.folder, open.siteId);
  return slots.ok ? ok(loginHashOf(slots.value, userId)) : slots;
}
