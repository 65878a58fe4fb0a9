import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

export type KeyKind = 'ed25519' | 'x25519';
export type RawKeyPair = { readonly publicKey: Buffer; readonly privateKey: Buffer };

/** The fixed beginnings of the DER forms of RFC 8410; the 32 raw bytes of the key follow. */
const privatePrefix = { ed25519: '302e020100300506032b657004220420', x25519: '302e020100300506032b656e04220420' };
const publicPrefix = { ed25519: '302a300506032b6570032100', x25519: '302a300506032b656e032100' };

/** A new key pair as two times 32 raw bytes (the Ed25519 private key is its seed). */
export function makeKeyPair(kind: KeyKind): RawKeyPair {
  const { publicKey, privateKey } = kind === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
  const der = privateKey.export({ type: 'pkcs8', format: 'der' });
  const raw = { publicKey: lastBytes(publicKey.export({ type: 'spki', format: 'der' })), privateKey: lastBytes(der) };
  der.fill(0);
  return raw;
}

export function publicKeyOf(kind: KeyKind, privateKey: Uint8Array): Buffer {
  return lastBytes(createPublicKey(importPrivateKey(kind, privateKey)).export({ type: 'spki', format: 'der' }));
}

/** Throws when the key is not 32 bytes: keys are checked where they are read. */
export function importPrivateKey(kind: KeyKind, raw: Uint8Array): KeyObject {
  const key = Buffer.concat([Buffer.from(privatePrefix[kind], 'hex'), raw]);
  const imported = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  key.fill(0);
  return imported;
}

export function importPublicKey(kind: KeyKind, raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([Buffer.from(publicPrefix[kind], 'hex'), raw]), format: 'der', type: 'spki' });
}

function lastBytes(der: Buffer): Buffer {
  return Buffer.from(der.subarray(der.length - 32));
}
