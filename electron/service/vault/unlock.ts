import { fail, ok, type Result } from '../../../shared/result';
import { costAfter } from './argon';
import type { AttemptRefused } from './attempts';
import type { OpenFailure, Sqlite } from './open';
import { removeLeftovers } from './leftovers';
import { lockSite, openDatabases, openForUser, type OpenVault, type WithNativeBinding } from './open-site';
import { admit } from './passphrase';
import { checkPlainFiles, type NotAFile } from './plain-files';
import { wipeKeys } from './signing-keys';
import { readSiteFacts, type SiteFacts, type SiteUnreadable } from './site-files';
import { unsealDataKey } from './slot';
import { hasSealOf, readSlots } from './slots';

export type Unlocking = WithNativeBinding & {
  readonly folder: string;
  readonly login: string;
  readonly passphrase: string;
  readonly now: string;
};

/**
 * Opens a site for an opener. WrongPassphrase stands for an unknown login as well; its notBefore says from when the next
 * attempt is taken. SiteDamaged names the file.
 */
export async function unlockVault(
  unlocking: Unlocking,
): Promise<Result<OpenVault, AttemptRefused | SiteUnreadable | OpenFailure | NotAFile>> {
  const { folder, nativeBinding } = unlocking;
  const facts = readSiteFacts(folder);
  if (!facts.ok) return facts;
  const plain = checkPlainFiles(folder);
  if (!plain.ok) return plain;
  const lock = lockSite(folder, nativeBinding);
  if (!lock.ok) return lock;
  try {
    const opened = await openFor(unlocking, facts.value, lock.value);
    if (!opened.ok) lock.value.close();
    return opened;
  } catch (error) {
    lock.value.close(); // a full disk must not keep the next try out
    throw error;
  }
}

async function openFor(
  unlocking: Unlocking,
  facts: SiteFacts,
  lock: Sqlite,
): Promise<Result<OpenVault, AttemptRefused | SiteUnreadable | OpenFailure>> {
  const { folder, nativeBinding } = unlocking;
  const read = readSlots(folder, facts.siteId);
  if (!read.ok) return read;
  const slots = read.value;
  const admitted = await admit(folder, slots, unlocking);
  if (!admitted.ok) return admitted;
  const { slot, keys } = admitted.value;
  const dataKey = unsealDataKey(slots, slot, keys);
  const forget = <T>(why: T): T => {
    wipeKeys(keys);
    if (dataKey.ok) dataKey.value.fill(0);
    return why;
  };
  if (!dataKey.ok || !hasSealOf(slots, dataKey.value)) return forget(fail('SiteDamaged', { file: 'slots.json' }));
  const opened = openDatabases({ folder, facts, slots, dataKey: dataKey.value, lock, kdfCost: costAfter(slot.kdf), nativeBinding });
  if (!opened.ok) return forget(opened);
  try {
    removeLeftovers(folder, slots.generation);
  } catch (error) {
    opened.value.close();
    throw error;
  }
  return ok(openForUser(opened.value, { userId: slot.userId, keys, mustChoosePassphrase: slot.mustChoosePassphrase === true }));
}
