import { hash } from 'node:crypto';

const blockLength = 64;
const digestLength = 32;

/** SHA-256 of the bytes. */
export function sha256(data: Uint8Array): Buffer {
  // The one-shot call through a byte string is twice as fast as asking for a buffer.
  return Buffer.from(hash('sha256', data, 'binary'), 'latin1');
}

/**
 * HMAC-SHA-256 (RFC 2104) under a 32-byte key. Spelled out over the one-shot hash because every commitment has a key
 * of its own, and setting up a key in node:crypto costs ten times the hashing.
 */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Buffer {
  if (key.length !== digestLength) throw new Error('a commitment key has 32 bytes');
  const inner = Buffer.alloc(blockLength + message.length, 0x36);
  const outer = Buffer.alloc(blockLength + digestLength, 0x5c);
  key.forEach((byte, index) => {
    inner[index] = byte ^ 0x36;
    outer[index] = byte ^ 0x5c;
  });
  inner.set(message, blockLength);
  outer.set(sha256(inner), blockLength);
  return sha256(outer);
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
