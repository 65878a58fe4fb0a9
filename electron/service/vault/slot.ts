import { randomBytes, randomUUID } from 'node:crypto';
import type { Result, Failure } from '../../../shared/result';
import { newKdfRecord, type KdfCost } from './argon';
import { makeKeyPair } from './raw-keys';
import { openSealed, sealTo } from './sealed-box';
import { wrapKeys, type PersonKeys } from './signing-keys';
import type { Slot, Slots } from './slots';

type SiteOfSlots = Pick<Slots, 'siteId' | 'generation' | 'loginSalt'>;

export type NewSlot = {
  readonly userId: string;
  readonly loginHash: string;
  readonly passphrase: string;
  readonly keys: PersonKeys;
  readonly mustChoosePassphrase: boolean;
  readonly kdfCost: KdfCost;
  readonly dataKey: Uint8Array;
};

/** What the rest of the application may know of an opener's slot. Keys are 32 raw bytes in base64. */
export type OpenerFacts = Pick<Slot, 'slotId' | 'userId' | 'signingPublicKey' | 'openingPublicKey'> & {
  readonly mustChoosePassphrase: boolean;
};

export async function makeSlot(site: SiteOfSlots, wanted: NewSlot): Promise<Slot> {
  const wrapped = await wrapKeys(wanted.keys, wanted.passphrase, ownerOf(site, wanted.userId), wanted.kdfCost);
  const opening = Buffer.from(wrapped.openingPublicKey, 'base64');
  return {
    slotId: randomUUID(),
    userId: wanted.userId,
    loginHash: wanted.loginHash,
    ...wrapped,
    sealedDataKey: sealTo(opening, wanted.dataKey, 'opener-data-key', dataKeyContext(site, wanted.userId)).toString('base64'),
    ...(wanted.mustChoosePassphrase ? { mustChoosePassphrase: true } : {}),
  };
}

export function unsealDataKey(site: SiteOfSlots, slot: Slot, keys: PersonKeys): Result<Buffer, Failure<'NotAuthentic', undefined>> {
  return openSealed(keys.opening, Buffer.from(slot.sealedDataKey, 'base64'), 'opener-data-key', dataKeyContext(site, slot.userId));
}

/**
 * A slot that nobody's passphrase opens, for a login that has none: trying it takes the same path, and costs the same
 * Argon2id, as a wrong passphrase.
 */
export function decoySlot(slots: Slots): Pick<Slot, 'userId' | 'kdf' | 'wrappedKeys' | 'signingPublicKey' | 'openingPublicKey'> {
  const cost = slots.slots[0]?.kdf;
  if (cost === undefined) throw new Error('a site has slots');
  return {
    userId: randomUUID(),
    kdf: newKdfRecord(cost),
    wrappedKeys: randomBytes(92).toString('base64'),
    signingPublicKey: makeKeyPair('ed25519').publicKey.toString('base64'),
    openingPublicKey: makeKeyPair('x25519').publicKey.toString('base64'),
  };
}

/** Whose keys they are, as wrapKeys binds them. */
export function ownerOf(site: Pick<Slots, 'siteId'>, userId: string): string {
  return `${site.siteId}/${userId}`;
}

/** What a data key is sealed for: a box of another site, generation or holder does not open in its place. */
export function dataKeyContext(site: Pick<Slots, 'siteId' | 'generation'>, holder: string): string {
  return `${site.siteId}/${site.generation}/${holder}`;
}

export function openerFacts(slot: Slot): OpenerFacts {
  const { slotId, userId, signingPublicKey, openingPublicKey } = slot;
  return { slotId, userId, signingPublicKey, openingPublicKey, mustChoosePassphrase: slot.mustChoosePassphrase === true };
}
