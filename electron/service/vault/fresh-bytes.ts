import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(16_384);
let used = pool.length;

/**
 * Bytes from the system's random source. Taken in lots and each handed out once: to ask for 32 at a time costs more than to
 * seal a value with them, and an approval seals a hundred thousand.
 */
export function freshBytes(length: number): Buffer {
  if (length > pool.length) return randomFillSync(Buffer.alloc(length));
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const taken = pool.subarray(used, used + length);
  const bytes = Buffer.alloc(length); // not Buffer.from: a key must not lie in memory that other buffers share
  taken.copy(bytes);
  taken.fill(0);
  used += length;
  return bytes;
}
