import { asciiAt, joined } from './byte-parts';

/** A GIF (89a) of its screen, colours and images alone, without comments and other programs’ blocks; null where it is broken. */
export function cleanGif(bytes: Uint8Array): Uint8Array | null {
  if (!['GIF87a', 'GIF89a'].includes(asciiAt(bytes, 0, 6)) || bytes.length < 14) return null;
  const screenEnd = 13 + tableBytes(bytes[10] ?? 0);
  const parts = [bytes.subarray(0, screenEnd)];
  for (let at = screenEnd; at < bytes.length;) {
    if (bytes[at] === 0x3b) return parts.length > 1 ? joined([...parts, Uint8Array.of(0x3b)]) : null;
    const isImage = bytes[at] === 0x2c;
    if (!isImage && bytes[at] !== 0x21) return null;
    const blocks = isImage ? at + 10 + tableBytes(bytes[at + 9] ?? 0) + 1 : at + 2;
    const end = endOfBlocks(bytes, blocks);
    if (end === null) return null;
    const isControl = bytes[at + 1] === 0xf9 && end - at === 8;
    if (isImage || isControl) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

const tableBytes = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));

/** Behind the empty block that ends some blocks. */
function endOfBlocks(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at < bytes.length; at += (bytes[at] ?? 0) + 1) if (bytes[at] === 0) return at + 1;
  return null;
}
