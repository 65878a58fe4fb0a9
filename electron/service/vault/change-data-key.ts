import { statfsSync, statSync } from 'node:fs';
import { fail, ok, type Result } from '../../../shared/result';
import type { ReadOnlyFolder } from './durable-file';
import { removeLeftovers } from './leftovers';
import type { OpenFailure } from './open';
import { openDatabases, openForUser, type OpenSite, type OpenVault, type WithNativeBinding } from './open-site';
import { sealTo } from './sealed-box';
import { databaseFiles, readSiteFacts, type SiteUnreadable } from './site-files';
import { dataKeyContext } from './slot';
import { hasSealOf, readSlots, writeSlots, type Slots } from './slots';

/**
 * How many bytes a change of the data key needs, and how many are free: a second pair of files, and the journal of the
 * larger one while it is encrypted anew. The larger of file and twice the log is counted, with a tenth to spare.
 */
export function spaceForChange({ folder, generation }: OpenSite): { readonly neededBytes: number; readonly freeBytes: number } {
  const files = databaseFiles(folder, generation);
  const sizes = [files.site, files.evidence].map((file) => sizeOf(file) + sizeOf(`${file}-wal`));
  const needed = sizes.reduce((sum, size) => sum + size, 0) + Math.max(...sizes);
  const { bavail, bsize } = statfsSync(folder);
  return { neededBytes: Math.ceil(needed * 1.1), freeBytes: bavail * bsize };
}

/**
 * The site of the next generation, which the copying has built under the new key, open beside the one in force. It takes
 * over the user's keys and the lock: closing it closes the present one too.
 */
export function openNextGeneration(
  open: OpenVault,
  newKey: Buffer,
  { nativeBinding }: WithNativeBinding,
): Result<OpenVault, SiteUnreadable | OpenFailure> {
  const facts = readSiteFacts(open.folder);
  if (!facts.ok) return facts;
  const slots = readSlots(open.folder, open.siteId);
  if (!slots.ok) return slots;
  const generation = open.generation + 1;
  const next = openDatabases({
    folder: open.folder,
    facts: facts.value,
    slots: { ...slots.value, generation },
    dataKey: newKey,
    lock: { close: () => open.close() },
    kdfCost: open.kdfCost,
    nativeBinding,
  });
  const { userId, keys, mustChoosePassphrase } = open;
  return next.ok ? ok(openForUser(next.value, { userId, keys, mustChoosePassphrase })) : next;
}

/**
 * Seals the new data key to everybody who has a slot and to the recovery key, and names the next generation: the one
 * switch, in one rename. Nobody needs to be there, and printed shares stay good: public keys are enough for sealing.
 */
export function switchGeneration(open: OpenSite, newKey: Buffer): Result<void, SiteUnreadable | ReadOnlyFolder> {
  const slots = readSlots(open.folder, open.siteId);
  if (!slots.ok) return slots;
  if (!hasSealOf(slots.value, open.dataKey)) return fail('SiteDamaged', { file: 'slots.json' });
  return writeSlots(open.folder, sealedAnew(slots.value, newKey), newKey);
}

/**
 * Removes whichever pair is not in force, after the switch or when it did not come about; nothing when that cannot be
 * told. `dataKey` is that of the pair in force: slots that were not sealed under it must not say which pair goes.
 */
export function removeOtherGenerations({ folder, siteId, dataKey: present }: OpenSite, dataKey: Uint8Array = present): void {
  const slots = readSlots(folder, siteId);
  if (slots.ok && hasSealOf(slots.value, dataKey)) removeLeftovers(folder, slots.value.generation);
}

/** Whether slots.json still names this pair; not when it cannot be read either, so that nothing more is written to it. */
export function isInForce({ folder, siteId, generation }: OpenSite): boolean {
  const slots = readSlots(folder, siteId);
  return slots.ok && slots.value.generation === generation;
}

function sealedAnew(slots: Slots, newKey: Buffer): Slots {
  const next = { ...slots, generation: slots.generation + 1 };
  return {
    ...next,
    recovery: {
      ...slots.recovery,
      sealedDataKey: sealTo(
        Buffer.from(slots.recovery.publicKey, 'base64'),
        newKey,
        'recovery-data-key',
        dataKeyContext(next, 'recovery'),
      ).toString('base64'),
    },
    slots: slots.slots.map((slot) => ({
      ...slot,
      sealedDataKey: sealTo(
        Buffer.from(slot.openingPublicKey, 'base64'),
        newKey,
        'opener-data-key',
        dataKeyContext(next, slot.userId),
      ).toString('base64'),
    })),
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
