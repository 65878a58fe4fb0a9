import { ascii, asciiAt, joined, littleLongWord } from './byte-parts';

const drawn: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH']);

/** A still WebP (RFC 9649) of its picture alone; null where it is broken or moves. */
export function cleanWebp(bytes: Uint8Array): Uint8Array | null {
  if (asciiAt(bytes, 0, 4) !== 'RIFF' || asciiAt(bytes, 8, 4) !== 'WEBP') return null;
  const end = Math.min(bytes.length, 8 + littleLongWord(bytes, 4));
  const parts: Uint8Array[] = [];
  for (let at = 12; at + 8 <= end;) {
    const type = asciiAt(bytes, at, 4);
    const length = littleLongWord(bytes, at + 4);
    if (at + 8 + length > end || type === 'ANIM' || type === 'ANMF') return null;
    const content = bytes.slice(at + 8, at + 8 + length);
    // Of what the file says it holds, only that it has an alpha channel stays true.
    if (type === 'VP8X') content.set([(content[0] ?? 0) & 0x10, 0, 0, 0]);
    if (drawn.has(type)) parts.push(joined([ascii(type), littleBytes(length), content, new Uint8Array(length % 2)]));
    at += 8 + length + (length % 2);
  }
  const body = joined(parts);
  const hasPicture = parts.some((part) => ['VP8 ', 'VP8L'].includes(asciiAt(part, 0, 4)));
  return hasPicture ? joined([ascii('RIFF'), littleBytes(body.length + 4), ascii('WEBP'), body]) : null;
}

const littleBytes = (value: number): Uint8Array => Uint8Array.of(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24);
