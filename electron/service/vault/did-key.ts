import { base58 } from '@scure/base';

/** The multicodec of an Ed25519 public key, as did:key has it before the 32 bytes. */
const ed25519 = Buffer.from([0xed, 0x01]);
const method = 'did:key:';

/** An Ed25519 public key as an identifier that carries it (did:key, Ed25519): `did:key:z6Mk…`. */
export function didKey(publicKey: Uint8Array): string {
  return `${method}z${base58.encode(Buffer.concat([ed25519, publicKey]))}`;
}

/** The way to name the key itself in a proof. */
export function verificationMethodOf(did: string): string {
  return `${did}#${did.slice(method.length)}`;
}

/** The key in an identifier; null: it is none of Ed25519, or written in another way than the one. */
export function publicKeyOfDid(did: string): Buffer | null {
  if (!did.startsWith(`${method}z`) || did.length > 100) return null;
  const bytes = bytesOfMultibase(did.slice(method.length));
  if (bytes === null || bytes.length !== 34 || !bytes.subarray(0, 2).equals(ed25519)) return null;
  const publicKey = bytes.subarray(2);
  return didKey(publicKey) === did ? publicKey : null;
}

/** Base58 (Bitcoin) behind a `z`; null: it is something else. */
export function bytesOfMultibase(text: string): Buffer | null {
  // Longer ones take time that grows with the square, and no key or signature has them.
  if (!/^z[1-9A-HJ-NP-Za-km-z]{1,120}$/.test(text)) return null;
  return Buffer.from(base58.decode(text.slice(1)));
}
