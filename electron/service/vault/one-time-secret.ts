import { randomInt } from 'node:crypto';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import type { OpenSite } from './open-site';
import { unwrapKeys, wipeKeys } from './signing-keys';
import type { SiteUnreadable } from './site-files';
import { ownerOf } from './slot';
import { readSlots } from './slots';

/** Crockford's base 32 in lower case: nothing that is mistaken for something else when it is read out or copied by hand. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const groups = 4;
const groupLength = 5;

/** A secret of 100 bits that one person hands to another, as `k7m2p-9txwa-3hdrq-v8n5c`. */
export function makeOneTimeSecret(): string {
  const group = (): string => Array.from({ length: groupLength }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** Whether a passphrase is the one a slot has now. It counts no attempt: only a session that this passphrase opened may ask. */
export async function opensSlot(
  open: OpenSite,
  userId: string,
  passphrase: string,
): Promise<Result<boolean, SiteUnreadable | Failure<'UserNotFound', { readonly userId: string }>>> {
  const slots = readSlots(open.folder, open.siteId);
  if (!slots.ok) return slots;
  const slot = slots.value.slots.find((one) => one.userId === userId);
  if (slot === undefined) return fail('UserNotFound', { userId });
  const keys = await unwrapKeys(slot, passphrase, ownerOf(slots.value, userId));
  if (!keys.ok) return ok(false);
  wipeKeys(keys.value);
  return ok(true);
}
