import { createHash } from 'node:crypto';
import { fail, ok, type Failure, type Result } from '../../../shared/result';

/** One recovery share as it is printed: number `number` of `count`, any `threshold` of which open the site. */
export type Share = {
  readonly number: number;
  readonly count: number;
  readonly threshold: number;
  /** The first 4 bytes of SHA-256 of the site id, in hex. */
  readonly siteFragment: string;
  /** The first 4 bytes of the recovery public key, in hex: shares made anew for the same site differ. */
  readonly setFragment: string;
  /** 33 bytes: the share of the 32-byte key, and its coordinate. */
  readonly secret: Uint8Array;
};

/** Crockford's base 32: no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bodyBytes = 45;
const checksumBytes = 5;
const typedLength = ((bodyBytes + checksumBytes) * 8) / 5;

/**
 * 16 groups of 5 characters of Crockford base 32, 50 bytes: format (1), number, count, threshold, site fragment (4),
 * set fragment (4), secret (33), then the first 5 bytes of SHA-256 of all that.
 */
export function shareToText(share: Share): string {
  const body = Buffer.concat([
    Buffer.from([1, share.number, share.count, share.threshold]),
    Buffer.from(share.siteFragment + share.setFragment, 'hex'),
    share.secret,
  ]);
  if (body.length !== bodyBytes) throw new Error('a share has 45 bytes');
  return encode(Buffer.concat([body, checksumOf(body)])).replace(/.{5}(?=.)/g, '$&-');
}

/** Reads a share as somebody types it: any case, spaces or dashes, O for 0, I and L for 1. */
export function parseShare(text: string): Result<Share, Failure<'ShareMistyped', undefined>> {
  const bytes = decode(text);
  if (bytes === undefined || bytes.length !== bodyBytes + checksumBytes) return fail<'ShareMistyped'>('ShareMistyped');
  const body = bytes.subarray(0, bodyBytes);
  const [format, number, count, threshold] = body;
  if (!checksumOf(body).equals(bytes.subarray(bodyBytes)) || format !== 1) return fail<'ShareMistyped'>('ShareMistyped');
  if (number === undefined || count === undefined || threshold === undefined) return fail<'ShareMistyped'>('ShareMistyped');
  const siteFragment = body.toString('hex', 4, 8);
  const setFragment = body.toString('hex', 8, 12);
  return ok({ number, count, threshold, siteFragment, setFragment, secret: new Uint8Array(body.subarray(12)) });
}

export function siteFragmentOf(siteId: string): string {
  return createHash('sha256').update(siteId, 'utf8').digest('hex').slice(0, 8);
}

function checksumOf(body: Uint8Array): Buffer {
  return createHash('sha256').update(body).digest().subarray(0, checksumBytes);
}

/** Five bytes are eight characters; the input is a multiple of five. */
function encode(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const characters = Array.from({ length: (bytes.length * 8) / 5 }, (_, index) =>
    alphabet.charAt(Number((bits >> BigInt(index * 5)) & 31n)),
  );
  return characters.toReversed().join('');
}

function decode(text: string): Buffer | undefined {
  const typed = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (typed.length !== typedLength) return undefined; // what is longer by far would take minutes to read
  let bits = 0n;
  for (const character of typed) {
    const value = alphabet.indexOf(character);
    if (value < 0) return undefined;
    bits = (bits << 5n) | BigInt(value);
  }
  const length = (typed.length * 5) / 8;
  return Buffer.from(bits.toString(16).padStart(length * 2, '0'), 'hex');
}
