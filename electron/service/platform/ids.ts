import { freshBytes } from '../vault/fresh-bytes';

/** A UUID of version 7 (RFC 9562 5.7): sorts by the time it was made, so that new rows land at the end of an index. */
export function makeId(now: Date): string {
  const bytes = freshBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
