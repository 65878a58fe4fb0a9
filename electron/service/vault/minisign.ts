import { blake2b } from '@noble/hashes/blake2.js';
import { randomBytes } from 'node:crypto';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { makeKeyPair } from './raw-keys';
import { isSignedBy, signWith } from './signing-keys';

/** A key that signs files as `minisign` does: key id of 8 bytes, Ed25519 keys of 32 raw bytes. */
export type PackagePublicKey = { readonly keyId: Buffer; readonly publicKey: Buffer };
export type PackageKey = PackagePublicKey & { readonly privateKey: Buffer };

export type Signable = Uint8Array | AsyncIterable<Uint8Array>;
export type SignatureRefused =
  | Failure<'NotASignature', undefined>
  | Failure<'OtherKey', { readonly keyId: string }>
  | Failure<'ContentChanged', undefined>
  | Failure<'CommentChanged', undefined>;

/** The signature algorithm 'ED': Ed25519 over the BLAKE2b-512 digest of the file. */
const prehashed = Buffer.from('ED', 'latin1');

export function makePackageKey(): PackageKey {
  return { keyId: randomBytes(8), ...makeKeyPair('ed25519') };
}

/** As minisign prints it: the eight bytes read as a little-endian number, in upper-case hex without leading zeros. */
export function keyIdText(keyId: Uint8Array): string {
  return Buffer.from(keyId).readBigUInt64LE().toString(16).toUpperCase();
}

/** The content of a .pub file, for `minisign -V -p`. */
export function minisignPublicKeyText({ keyId, publicKey }: PackagePublicKey): string {
  const bytes = Buffer.concat([Buffer.from('Ed', 'latin1'), keyId, publicKey]);
  return `untrusted comment: minisign public key ${keyIdText(keyId)}\n${bytes.toString('base64')}\n`;
}

/** The key out of a `.pub` file, or out of its second line alone, as people type or print it; null: it is none. */
export function readPublicKey(text: string): PackagePublicKey | null {
  const line = text.trim().split(/\r?\n/).at(-1)?.trim() ?? '';
  if (!/^[A-Za-z0-9+/]{56}$/.test(line)) return null;
  const bytes = Buffer.from(line, 'base64');
  if (bytes.subarray(0, 2).toString('latin1') !== 'Ed') return null;
  return { keyId: bytes.subarray(2, 10), publicKey: bytes.subarray(10) };
}

/** The id of the key that a .minisig file says it is by, as `keyIdText` prints it; null: it is no signature. */
export function signatureKeyId(signatureText: string): string | null {
  const parsed = parseSignature(signatureText);
  return parsed.ok ? keyIdText(parsed.value.keyId) : null;
}

/** The content of the .minisig file. The trusted comment is one line, and signed. */
export async function minisignSign(key: PackageKey, data: Signable, trustedComment: string): Promise<string> {
  if (/[\r\n]/.test(trustedComment)) throw new Error('a trusted comment is one line');
  const signature = signWith(key.privateKey, await digestOf(data));
  const line = Buffer.concat([prehashed, key.keyId, signature]).toString('base64');
  const commentSignature = signWith(key.privateKey, signedComment(signature, trustedComment)).toString('base64');
  return `untrusted comment: signature from Touchstone key ${keyIdText(key.keyId)}\n${line}\ntrusted comment: ${trustedComment}\n${commentSignature}\n`;
}

/** The trusted comment, when the signature is this key's over these bytes. */
export async function minisignVerify(
  key: PackagePublicKey,
  data: Signable,
  signatureText: string,
): Promise<Result<{ readonly trustedComment: string }, SignatureRefused>> {
  const parsed = parseSignature(signatureText);
  if (!parsed.ok) return parsed;
  const { keyId, signature, trustedComment, commentSignature } = parsed.value;
  if (!keyId.equals(key.keyId)) return fail('OtherKey', { keyId: keyIdText(keyId) });
  if (!isSignedBy(key.publicKey, await digestOf(data), signature)) return fail<'ContentChanged'>('ContentChanged');
  if (!isSignedBy(key.publicKey, signedComment(signature, trustedComment), commentSignature))
    return fail<'CommentChanged'>('CommentChanged');
  return ok({ trustedComment });
}

type Parsed = { readonly keyId: Buffer; readonly signature: Buffer; readonly trustedComment: string; readonly commentSignature: Buffer };

function parseSignature(text: string): Result<Parsed, Failure<'NotASignature', undefined>> {
  const lines = /^untrusted comment: [^\n]*\n([^\n]*)\ntrusted comment: ([^\n]*)\n([^\n]*)\n?$/.exec(text.replaceAll('\r\n', '\n'));
  if (lines === null) return fail<'NotASignature'>('NotASignature');
  const [, line = '', trustedComment = '', comment = ''] = lines;
  const bytes = Buffer.from(line, 'base64');
  const commentSignature = Buffer.from(comment, 'base64');
  const isWhole = bytes.length === 74 && commentSignature.length === 64 && bytes.subarray(0, 2).equals(prehashed);
  if (!isWhole) return fail<'NotASignature'>('NotASignature');
  return ok({ keyId: bytes.subarray(2, 10), signature: bytes.subarray(10), trustedComment, commentSignature });
}

function signedComment(signature: Uint8Array, trustedComment: string): Buffer {
  return Buffer.concat([signature, Buffer.from(trustedComment, 'utf8')]);
}

async function digestOf(data: Signable): Promise<Uint8Array> {
  if (data instanceof Uint8Array) return blake2b(data, { dkLen: 64 });
  const hash = blake2b.create({ dkLen: 64 });
  for await (const chunk of data) hash.update(chunk);
  return hash.digest();
}
