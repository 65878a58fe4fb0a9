import { z } from 'zod';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { standardCost, type KdfCost } from './argon';
import { noteAttempt, sharesAttemptHash } from './attempts';
import { removeLeftovers } from './leftovers';
import type { OpenFailure } from './open';
import { lockSite, openDatabases, type OpenSite, type WithNativeBinding } from './open-site';
import { checkPlainFiles, type NotAFile } from './plain-files';
import { dataKeyFromShares, type SharesRefused } from './shares';
import { readSiteFacts, type SiteFacts, type SiteUnreadable } from './site-files';
import { hasSealOf, readSlots, type SealedSlots } from './slots';

/** Opens a site for nobody in particular: what follows is a new slot for somebody. */
export async function openWithShares(
  opening: WithNativeBinding & { readonly folder: string; readonly shares: readonly string[]; readonly kdfCost?: KdfCost },
): Promise<Result<OpenSite, SharesRefused | SiteUnreadable | OpenFailure | NotAFile>> {
  const { folder, nativeBinding, kdfCost = standardCost } = opening;
  const plain = checkPlainFiles(folder);
  if (!plain.ok) return plain;
  const read = await readWithShares(folder, opening.shares);
  if (!read.ok) return read;
  const lock = lockSite(folder, nativeBinding);
  if (!lock.ok) return lock;
  let open: OpenSite | undefined;
  try {
    const opened = openDatabases({ folder, ...read.value, lock: lock.value, kdfCost, nativeBinding });
    if (!opened.ok) {
      lock.value.close();
      return opened;
    }
    open = opened.value;
    removeLeftovers(folder, read.value.slots.generation);
    return opened;
  } catch (error) {
    (open ?? lock.value).close(); // a full disk must not keep the next try out
    throw error;
  }
}

/** Proves that shares would open the site, without opening it; works while it is open. */
export async function checkShares(folder: string, shares: readonly string[]): Promise<Result<void, SharesRefused | SiteUnreadable>> {
  const read = await readWithShares(folder, shares);
  if (!read.ok) return read;
  read.value.dataKey.fill(0);
  return ok(undefined);
}

/** Shares that were typed without a slip and still do not open the site are kept, to be logged at the next unlock. */
export function noteRefusedShares(folder: string, failure: Failure, now: Date): void {
  const facts = readSiteFacts(folder);
  const slots = facts.ok ? readSlots(folder, facts.value.siteId) : facts;
  if (!slots.ok || !isNoSlip(failure)) return;
  noteAttempt(folder, sharesAttemptHash(slots.value), now.toISOString()); // failing that, whoever tries is told all the same
}

function isNoSlip({ code, data }: Failure): boolean {
  if (code === 'SharesDoNotOpen') return true;
  return code === 'ShareUnreadable' && wrongShare.safeParse(data).success;
}

const wrongShare = z.object({ why: z.enum(['otherSite', 'replaced']) });

async function readWithShares(
  folder: string,
  shares: readonly string[],
): Promise<Result<{ readonly facts: SiteFacts; readonly slots: SealedSlots; readonly dataKey: Buffer }, SharesRefused | SiteUnreadable>> {
  const facts = readSiteFacts(folder);
  if (!facts.ok) return facts;
  const slots = readSlots(folder, facts.value.siteId);
  if (!slots.ok) return slots;
  const dataKey = await dataKeyFromShares(shares, slots.value);
  if (!dataKey.ok) return dataKey;
  if (!hasSealOf(slots.value, dataKey.value)) return fail('SiteDamaged', { file: 'slots.json' });
  return ok({ facts: facts.value, slots: slots.value, dataKey: dataKey.value });
}
