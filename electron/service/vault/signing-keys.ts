import { sign, verify } from 'node:crypto';
import { z } from 'zod';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { decrypt, encrypt } from './aes-gcm';
import { deriveWrappingKey, kdfRecord, newKdfRecord, type KdfCost } from './argon';
import { importPrivateKey, importPublicKey, makeKeyPair, publicKeyOf } from './raw-keys';

/** A person's unwrapped private keys, 32 raw bytes each: Ed25519 seed for signing, X25519 for opening. */
export type PersonKeys = { readonly signing: Buffer; readonly opening: Buffer };

const rawKey = z.base64().length(44);

/**
 * A person's keys under their passphrase. wrappedKeys is the AES-256-GCM (nonce, ciphertext, tag) of signing seed and
 * opening key, 64 bytes, under the Argon2id key; owner and public keys are authenticated with it. All in base64.
 */
export const wrappedKeysRecord = z.strictObject({
  kdf: kdfRecord,
  wrappedKeys: z.base64().length(124),
  signingPublicKey: rawKey,
  openingPublicKey: rawKey,
});
export type WrappedKeys = z.infer<typeof wrappedKeysRecord>;

export function makePersonKeys(): PersonKeys {
  return { signing: makeKeyPair('ed25519').privateKey, opening: makeKeyPair('x25519').privateKey };
}

/** To be called by whoever holds them last. */
export function wipeKeys({ signing, opening }: PersonKeys): void {
  signing.fill(0);
  opening.fill(0);
}

/** A 64-byte Ed25519 signature (RFC 8032). */
export function signWith(signingKey: Uint8Array, data: Uint8Array): Buffer {
  return signingWith(signingKey)(data);
}

/** The same with the key read once, ahead of when it is needed. */
export function signingWith(signingKey: Uint8Array): (data: Uint8Array) => Buffer {
  const key = importPrivateKey('ed25519', signingKey);
  return (data) => sign(null, data, key);
}

export function isSignedBy(signingPublicKey: Uint8Array, data: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, data, importPublicKey('ed25519', signingPublicKey), signature);
}

/** The owner is `<site id>/<user id>`: keys wrapped for one user do not unwrap as another's. */
export async function wrapKeys(keys: PersonKeys, passphrase: string, owner: string, cost: KdfCost): Promise<WrappedKeys> {
  const kdf = newKdfRecord(cost);
  const key = await deriveWrappingKey(passphrase, kdf);
  const publicKeys = {
    signingPublicKey: publicKeyOf('ed25519', keys.signing).toString('base64'),
    openingPublicKey: publicKeyOf('x25519', keys.opening).toString('base64'),
  };
  const both = Buffer.concat([keys.signing, keys.opening]);
  const wrapped = encrypt(key, both, wrappingContext(owner, publicKeys));
  both.fill(0);
  key.fill(0);
  return { kdf, wrappedKeys: wrapped.toString('base64'), ...publicKeys };
}

/** NotAuthentic: a wrong passphrase, or a record that was changed or belongs to somebody else. */
export async function unwrapKeys(
  record: WrappedKeys,
  passphrase: string,
  owner: string,
): Promise<Result<PersonKeys, Failure<'NotAuthentic', undefined>>> {
  const key = await deriveWrappingKey(passphrase, record.kdf);
  const opened = decrypt(key, Buffer.from(record.wrappedKeys, 'base64'), wrappingContext(owner, record));
  key.fill(0);
  if (!opened.ok) return fail<'NotAuthentic'>('NotAuthentic');
  return ok({ signing: opened.value.subarray(0, 32), opening: opened.value.subarray(32) });
}

function wrappingContext(owner: string, keys: Pick<WrappedKeys, 'signingPublicKey' | 'openingPublicKey'>): string {
  return `touchstone/1/keys/${owner}/${keys.signingPublicKey}/${keys.openingPublicKey}`;
}
