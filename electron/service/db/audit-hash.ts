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
 * of its own, and setting up a key in node:crypto costs ten times the hashing. Both blocks stand in buffers that are kept: making
 * and collecting them takes longer than to fill them.
 */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Buffer {
  if (key.length !== digestLength) throw new Error('a commitment key has 32 bytes');
  const length = blockLength + message.length;
  const inner = length <= block.length ? block.subarray(0, length) : Buffer.alloc(length);
  inner.fill(0x36, digestLength, blockLength);
  for (let at = 0; at < digestLength; at += 1) {
    const byte = key[at] ?? 0;
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  }
  inner.set(message, blockLength);
  outer.write(hash('sha256', inner, 'binary'), blockLength, 'latin1');
  const commitment = sha256(outer);
  // Neither a key nor a value stays behind.
  inner.fill(0);
  outer.fill(0, 0, digestLength);
  return commitment;
}

const block = Buffer.alloc(4096);
const outer = Buffer.alloc(blockLength + digestLength, 0x5c);

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
