import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { beginAttempt, nextAttemptAt, settleAttempt, type AttemptRefused } from './attempts';
import type { OpenSite } from './open-site';
import { signerAttemptHash } from './signers';
import { unwrapKeys, type PersonKeys, type WrappedKeys } from './signing-keys';
import { readSiteFacts, type SiteUnreadable } from './site-files';
import { decoySlot, ownerOf } from './slot';
import { loginHashOf, readSlots, type Slot, type Slots } from './slots';

/** Who says they are there: by the login they typed, or by the user id the session knows. */
export type Claim = ({ readonly login: string } | { readonly userId: string }) & { readonly passphrase: string; readonly now: string };

/**
 * A person's own keys, for signing in place; opens nothing. The keys are the caller's to wipe.
 * MustChoosePassphrase: a one-time secret signs nothing. `siteId` is known of a site that is being made, and has no
 * site.json yet.
 */
export async function verifyPassphrase(
  claim: Claim & { readonly folder: string; readonly siteId?: string },
): Promise<
  Result<
    { readonly userId: string; readonly keys: PersonKeys },
    AttemptRefused | SiteUnreadable | Failure<'MustChoosePassphrase', undefined>
  >
> {
  const facts = claim.siteId === undefined ? readSiteFacts(claim.folder) : ok({ siteId: claim.siteId });
  if (!facts.ok) return facts;
  const slots = readSlots(claim.folder, facts.value.siteId);
  if (!slots.ok) return slots;
  const admitted = await admit(claim.folder, slots.value, claim);
  if (!admitted.ok) return admitted;
  const { slot, keys } = admitted.value;
  return slot.mustChoosePassphrase === true ? fail<'MustChoosePassphrase'>('MustChoosePassphrase') : ok({ userId: slot.userId, keys });
}

/**
 * Unwraps the keys of the slot that is claimed. An unknown login and a wrong passphrase take the same path, count the
 * same and fail the same.
 */
export async function admit(
  folder: string,
  slots: Slots,
  claim: Claim,
): Promise<Result<{ readonly slot: Slot; readonly keys: PersonKeys }, AttemptRefused>> {
  const claimedHash = loginHashOf(slots, 'login' in claim ? claim.login : claim.userId);
  const slot = slots.slots.find((one) => ('login' in claim ? one.loginHash === claimedHash : one.userId === claim.userId));
  const tried = slot ?? decoySlot(slots);
  const keys = await tryPassphrase({
    folder,
    attemptOf: slot?.loginHash ?? claimedHash,
    record: tried,
    owner: ownerOf(slots, tried.userId),
    passphrase: claim.passphrase,
    now: claim.now,
  });
  if (!keys.ok) return keys;
  if (slot === undefined) throw new Error('a decoy was opened');
  return ok({ slot, keys: keys.value });
}

/** A signer's keys, under the same limit on attempts as an opener's. The keys are the caller's to wipe. */
export async function unwrapSignerKeys(
  open: OpenSite,
  signer: { readonly userId: string; readonly record: WrappedKeys; readonly passphrase: string; readonly now: string },
): Promise<Result<PersonKeys, AttemptRefused | SiteUnreadable>> {
  const attemptOf = signerAttemptHash(open, signer.userId);
  if (!attemptOf.ok) return attemptOf;
  const { record, passphrase, now } = signer;
  return tryPassphrase({ folder: open.folder, attemptOf: attemptOf.value, record, owner: ownerOf(open, signer.userId), passphrase, now });
}

/** Unwraps a record, counting the attempt under this hash; the count starts again when the passphrase is right. */
async function tryPassphrase(attempt: {
  readonly folder: string;
  readonly attemptOf: string;
  readonly record: WrappedKeys;
  readonly owner: string;
  readonly passphrase: string;
  readonly now: string;
}): Promise<Result<PersonKeys, AttemptRefused>> {
  const { folder, attemptOf, now } = attempt;
  const begun = beginAttempt(folder, attemptOf, now);
  if (!begun.ok) return begun;
  const keys = await unwrapKeys(attempt.record, attempt.passphrase, attempt.owner);
  if (!keys.ok) return fail('WrongPassphrase', { notBefore: nextAttemptAt(folder, attemptOf) });
  const settled = settleAttempt(folder, attemptOf, now);
  return settled.ok ? keys : settled;
}
