import { diffieHellman, hkdfSync, type KeyObject } from 'node:crypto';
import { fail, type Failure, type Result } from '../../../shared/result';
import { decrypt, encrypt, sealedOverhead } from './aes-gcm';
import { importPrivateKey, importPublicKey, makeKeyPair, publicKeyOf } from './raw-keys';

/** What a box is for; part of its key derivation, so a box made for one purpose never opens as another. */
export type BoxPurpose =
  | 'opener-data-key'
  | 'recovery-data-key'
  | 'calibration-share'
  | 'calibration-rating'
  | 'calibration-draft'
  | 'calibration-answer';

const publicKeyBytes = 32;

/**
 * Seals bytes to an X25519 public key: ephemeral public key (32 bytes), then AES-256-GCM (nonce, ciphertext, tag).
 * The AES key is HKDF-SHA-256 of the shared secret, salted with both public keys, with the info string
 * `touchstone/1/box/<purpose>`; the context is authenticated data.
 */
export function sealTo(publicKey: Uint8Array, plaintext: Uint8Array, purpose: BoxPurpose, context: string): Buffer {
  const ephemeral = makeKeyPair('x25519');
  const key = boxKey(importPrivateKey('x25519', ephemeral.privateKey), publicKey, ephemeral.publicKey, publicKey, purpose);
  ephemeral.privateKey.fill(0);
  const sealed = encrypt(key, plaintext, context);
  key.fill(0);
  return Buffer.concat([ephemeral.publicKey, sealed]);
}

/** How much longer a box is than what is in it. */
export const boxOverhead = publicKeyBytes + sealedOverhead;

/** Whether a box begins with a point that anybody's key has a secret with: without one nobody ever opens it. */
export function hasUsablePoint(box: Uint8Array): boolean {
  const anybody = makeKeyPair('x25519');
  try {
    diffieHellman({
      privateKey: importPrivateKey('x25519', anybody.privateKey),
      publicKey: importPublicKey('x25519', box.subarray(0, publicKeyBytes)),
    });
    return true;
  } catch {
    return false;
  }
}

/** NotAuthentic: another key, purpose or context, or changed bytes. */
export function openSealed(
  privateKey: Uint8Array,
  box: Uint8Array,
  purpose: BoxPurpose,
  context: string,
): Result<Buffer, Failure<'NotAuthentic', undefined>> {
  return openingWith(privateKey)(box, purpose, context);
}

export type OpenBox = (box: Uint8Array, purpose: BoxPurpose, context: string) => Result<Buffer, Failure<'NotAuthentic', undefined>>;

/** The same with the key read once, ahead of when it is needed: the bytes given may be wiped afterwards. */
export function openingWith(privateKey: Uint8Array): OpenBox {
  const own = importPrivateKey('x25519', privateKey);
  const ownPublic = publicKeyOf('x25519', privateKey);
  return (box, purpose, context) => {
    const ephemeral = box.subarray(0, publicKeyBytes);
    if (ephemeral.length < publicKeyBytes) return fail<'NotAuthentic'>('NotAuthentic');
    let key: Buffer;
    try {
      key = boxKey(own, ephemeral, ephemeral, ownPublic, purpose);
    } catch {
      return fail<'NotAuthentic'>('NotAuthentic'); // a point of small order has no shared secret: diffieHellman refuses it
    }
    const opened = decrypt(key, box.subarray(publicKeyBytes), context);
    key.fill(0);
    return opened;
  };
}

function boxKey(own: KeyObject, other: Uint8Array, ephemeral: Uint8Array, recipient: Uint8Array, purpose: BoxPurpose): Buffer {
  const secret = diffieHellman({ privateKey: own, publicKey: importPublicKey('x25519', other) });
  const key = hkdfSync('sha256', secret, Buffer.concat([ephemeral, recipient]), `touchstone/1/box/${purpose}`, 32);
  secret.fill(0);
  return Buffer.from(key);
}
