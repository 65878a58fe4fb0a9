import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { resetAttempts } from './attempts';
import type { ReadOnlyFolder } from './durable-file';
import type { OpenSite } from './open-site';
import { makePersonKeys, wipeKeys } from './signing-keys';
import type { SiteUnreadable } from './site-files';
import { makeSlot, openerFacts, type OpenerFacts } from './slot';
import { hasSealOf, loginHashOf, readSlots, writeSlots, type Slot } from './slots';

type Newcomer = { readonly userId: string; readonly login: string; readonly passphrase: string };
export type Admitted = {
  readonly openers: readonly OpenerFacts[];
  /** Removes the slots again, when the record could not be written. */
  readonly takeBack: () => void;
};

/**
 * Gives several people a slot each in one write, at a site opened with shares. Slots of users that the record does not
 * know are left from a recovery that was interrupted, and go. SamePerson: two of them have one login.
 */
export async function admitNewcomers(
  open: OpenSite,
  newcomers: readonly Newcomer[],
  isOnRecord: (userId: string) => boolean,
): Promise<Result<Admitted, SiteUnreadable | ReadOnlyFolder | Failure<'SamePerson', undefined>>> {
  const before = readSlots(open.folder, open.siteId);
  if (!before.ok) return before;
  if (!hasSealOf(before.value, open.dataKey)) return fail('SiteDamaged', { file: 'slots.json' });
  const kept = before.value.slots.filter((slot) => isOnRecord(slot.userId));
  const made: Slot[] = [];
  for (const { userId, login, passphrase } of newcomers) {
    const loginHash = loginHashOf(before.value, login);
    if ([...kept, ...made].some((slot) => slot.loginHash === loginHash)) return fail<'SamePerson'>('SamePerson');
    const keys = makePersonKeys();
    const wanted = { userId, loginHash, passphrase, keys, mustChoosePassphrase: false, kdfCost: open.kdfCost, dataKey: open.dataKey };
    made.push(await makeSlot(before.value, wanted));
    wipeKeys(keys);
  }
  const written = writeSlots(open.folder, { ...before.value, slots: [...kept, ...made] }, open.dataKey);
  if (!written.ok) return written;
  for (const { loginHash } of made) {
    const reset = resetAttempts(open.folder, loginHash); // somebody may have guessed at this login while it was nobody's
    if (!reset.ok) return reset;
  }
  return ok({ openers: made.map(openerFacts), takeBack: () => void writeSlots(open.folder, before.value, open.dataKey) });
}
