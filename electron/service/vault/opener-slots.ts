import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { costAfter } from './argon';
import { resetAttempts, type AttemptRefused } from './attempts';
import type { ReadOnlyFolder } from './durable-file';
import type { OpenSite, OpenVault } from './open-site';
import { admit } from './passphrase';
import { makePersonKeys, wipeKeys, wrapKeys, type PersonKeys } from './signing-keys';
import { readSiteFacts, type SiteUnreadable } from './site-files';
import { makeSlot, openerFacts, ownerOf, unsealDataKey, type OpenerFacts } from './slot';
import { hasSealOf, loginHashOf, readSlots, writeSlots, type SealedSlots, type Slot } from './slots';

type Written = SiteUnreadable | ReadOnlyFolder;
type UserNotFound = Failure<'UserNotFound', { readonly userId: string }>;

export function listOpeners(open: OpenSite): Result<readonly OpenerFacts[], SiteUnreadable> {
  const slots = readSealedSlots(open);
  return slots.ok ? ok(slots.value.slots.map(openerFacts)) : slots;
}

/** Gives a user a slot of their own, with new keys. LoginTaken: the login or the user has one already. */
export async function addOpenerSlot(
  open: OpenSite,
  opener: { readonly userId: string; readonly login: string; readonly passphrase: string; readonly mustChoosePassphrase: boolean },
): Promise<Result<OpenerFacts, Written | Failure<'LoginTaken', { readonly login: string }>>> {
  const before = readSealedSlots(open);
  if (!before.ok) return before;
  const loginHash = loginHashOf(before.value, opener.login);
  const keys = makePersonKeys();
  const slot = await makeSlot(before.value, { ...opener, loginHash, keys, kdfCost: open.kdfCost, dataKey: open.dataKey });
  wipeKeys(keys);
  const after = readSealedSlots(open);
  if (!after.ok) return after;
  const isTaken = after.value.slots.some((one) => one.loginHash === loginHash || one.userId === opener.userId);
  if (isTaken) return fail('LoginTaken', { login: opener.login });
  // Somebody may have tried this login while it was nobody's. Before the slot: nobody is given one and told that it failed.
  const reset = resetAttempts(open.folder, loginHash);
  if (!reset.ok) return reset;
  const written = writeSlots(open.folder, { ...after.value, slots: [...after.value.slots, slot] }, open.dataKey);
  return written.ok ? ok(openerFacts(slot)) : written;
}

/**
 * Puts a new passphrase on a slot without asking for the old one, and admits the user again after too many attempts.
 * makeNewKeys false keeps the keys, which only the user whose session this is can ask for (KeysNotAtHand). After a
 * session's own keys were made new, use the returned ones: the session still holds the old.
 */
export async function replaceSlotPassphrase(
  open: OpenSite | OpenVault,
  wanted: {
    readonly userId: string;
    readonly newPassphrase: string;
    readonly makeNewKeys: boolean;
    readonly mustChoosePassphrase: boolean;
  },
): Promise<
  Result<
    { readonly opener: OpenerFacts; readonly keys: PersonKeys; readonly before: Slot },
    Written | UserNotFound | Failure<'KeysNotAtHand', undefined>
  >
> {
  const { userId, newPassphrase: passphrase, mustChoosePassphrase } = wanted;
  const before = readSealedSlots(open);
  if (!before.ok) return before;
  const old = before.value.slots.find((slot) => slot.userId === userId);
  if (old === undefined) return fail('UserNotFound', { userId });
  // Keys once wrapped under a one-time secret have been within another's reach: they never become a person's own.
  const kept = 'keys' in open && open.userId === userId && !open.mustChoosePassphrase ? open.keys : undefined;
  const keys = wanted.makeNewKeys ? makePersonKeys() : kept;
  if (keys === undefined) return fail<'KeysNotAtHand'>('KeysNotAtHand');
  const { loginHash } = old;
  const slot = await makeSlot(before.value, {
    userId,
    loginHash,
    passphrase,
    keys,
    mustChoosePassphrase,
    kdfCost: open.kdfCost,
    dataKey: open.dataKey,
  });
  const written = replaceSlot(open, slot);
  if (!written.ok) return written;
  const reset = resetAttempts(open.folder, loginHash);
  return reset.ok ? ok({ opener: openerFacts(slot), keys, before: old }) : reset;
}

/** Puts a slot back as it was before its replacement, where the record of it could not be written. */
export function putSlotBack(open: OpenSite, before: Slot): Result<void, Written | UserNotFound> {
  return replaceSlot(open, before);
}

/**
 * The same keys under a new passphrase and salt, by whoever knows the old one.
 * MustChoosePassphrase: after a one-time secret only replaceSlotPassphrase with new keys will do.
 */
export async function changePassphrase(change: {
  readonly folder: string;
  readonly userId: string;
  readonly oldPassphrase: string;
  readonly newPassphrase: string;
  readonly now: string;
  /** That of the open site, which is wiped when it is locked: what somebody else may have open by then is not written to. */
  readonly dataKey?: Buffer;
}): Promise<Result<OpenerFacts, Written | AttemptRefused | UserNotFound | Failure<'MustChoosePassphrase', undefined>>> {
  const { folder, userId } = change;
  const facts = readSiteFacts(folder);
  if (!facts.ok) return facts;
  const slots = readSlots(folder, facts.value.siteId);
  if (!slots.ok) return slots;
  const admitted = await admit(folder, slots.value, { userId, passphrase: change.oldPassphrase, now: change.now });
  if (!admitted.ok) return admitted;
  const { slot: old, keys } = admitted.value;
  if (old.mustChoosePassphrase === true) return fail<'MustChoosePassphrase'>('MustChoosePassphrase');
  const dataKey = unsealDataKey(slots.value, old, keys);
  if (!dataKey.ok) return fail('SiteDamaged', { file: 'slots.json' });
  const slot = { ...old, ...(await wrapKeys(keys, change.newPassphrase, ownerOf(slots.value, userId), costAfter(old.kdf))) };
  const written = replaceSlot({ folder, siteId: facts.value.siteId, dataKey: change.dataKey ?? dataKey.value }, slot);
  dataKey.value.fill(0);
  wipeKeys(keys);
  return written.ok ? ok(openerFacts(slot)) : written;
}

/**
 * Ends a user's way in. The data key they held stays the site's until it is changed: an old copy remains readable to them.
 * LastAdministrator: fewer than two openers would be left.
 */
export function removeSlot(open: OpenSite, userId: string): Result<void, Written | UserNotFound | Failure<'LastAdministrator', undefined>> {
  const slots = readSealedSlots(open);
  if (!slots.ok) return slots;
  const left = slots.value.slots.filter((slot) => slot.userId !== userId);
  if (left.length === slots.value.slots.length) return fail('UserNotFound', { userId });
  if (left.length < 2) return fail<'LastAdministrator'>('LastAdministrator');
  return writeSlots(open.folder, { ...slots.value, slots: left }, open.dataKey);
}

type SlotsAtHand = Pick<OpenSite, 'folder' | 'siteId' | 'dataKey'>;

/** Reads the slots anew, so that what another call wrote during a key derivation is kept. */
function replaceSlot(open: SlotsAtHand, slot: Slot): Result<void, Written | UserNotFound> {
  const slots = readSealedSlots(open);
  if (!slots.ok) return slots;
  if (!slots.value.slots.some((one) => one.userId === slot.userId)) return fail('UserNotFound', { userId: slot.userId });
  const list = slots.value.slots.map((one) => (one.userId === slot.userId ? slot : one));
  return writeSlots(open.folder, { ...slots.value, slots: list }, open.dataKey);
}

/** Slots changed by somebody without the data key must not be sealed anew as if they were ours. */
function readSealedSlots(open: SlotsAtHand): Result<SealedSlots, SiteUnreadable> {
  const slots = readSlots(open.folder, open.siteId);
  if (!slots.ok) return slots;
  return hasSealOf(slots.value, open.dataKey) ? slots : fail('SiteDamaged', { file: 'slots.json' });
}
