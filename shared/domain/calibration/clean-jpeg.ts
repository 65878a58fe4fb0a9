import { ascii, asciiAt, joined, littleLongWord, longWord, word } from './byte-parts';

/** A JPEG (ITU-T T.81) of its tables, frames and scans alone, with the way up where it is not upright; null where it is broken. */
export function cleanJpeg(bytes: Uint8Array): Uint8Array | null {
  if (word(bytes, 0) !== 0xffd8) return null;
  const parts: Uint8Array[] = [];
  let orientation = 1;
  let transform: Uint8Array | null = null;
  let hasFrame = false;
  for (let at = 2; at < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // a fill byte
      continue;
    }
    if (marker === 0xd9) return hasFrame ? file(parts, orientation, transform) : null;
    const length = word(bytes, at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    const segment = bytes.subarray(at, end);
    if (marker === 0xe1) orientation = orientationIn(segment) ?? orientation;
    if (marker === 0xee && asciiAt(segment, 4, 5) === 'Adobe' && segment.length >= 16) transform = adobe(segment[15] ?? 0);
    if (isDrawn(marker)) parts.push(segment);
    if (isFrame(marker)) hasFrame = true;
    at = end;
    if (marker !== 0xda) continue;
    const scanEnd = endOfScan(bytes, at);
    parts.push(bytes.subarray(at, scanEnd));
    at = scanEnd;
  }
  return null; // it ends before its end
}

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Quantisation, Huffman and arithmetic tables, restart interval, number of lines, frames and scans. */
const isDrawn = (marker: number): boolean => isFrame(marker) || [0xc4, 0xcc, 0xda, 0xdb, 0xdc, 0xdd].includes(marker);

/** Where the next marker is that neither stands for a byte of 255 nor restarts the scan. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length - 1; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

function file(parts: readonly Uint8Array[], orientation: number, transform: Uint8Array | null): Uint8Array {
  return joined([
    Uint8Array.of(0xff, 0xd8),
    ...(orientation === 1 ? [] : [wayUp(orientation)]),
    ...(transform === null ? [] : [transform]),
    ...parts,
    Uint8Array.of(0xff, 0xd9),
  ]);
}

/** How colours are stored, without which some would be drawn in others. */
const adobe = (transform: number): Uint8Array =>
  joined([Uint8Array.of(0xff, 0xee, 0, 14), ascii('Adobe'), Uint8Array.of(0, 100, 0, 0, 0, 0, transform)]);

/** An Exif segment that says the orientation and nothing else. */
const wayUp = (orientation: number): Uint8Array =>
  joined([
    Uint8Array.of(0xff, 0xe1, 0, 34),
    ascii('Exif\0\0MM\0*'),
    Uint8Array.of(0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0),
  ]);

/** The orientation that an Exif segment tells (tag 274), 1 to 8; null: none. */
function orientationIn(segment: Uint8Array): number | null {
  if (asciiAt(segment, 4, 4) !== 'Exif') return null;
  const tiff = segment.subarray(10);
  const isLittle = asciiAt(tiff, 0, 2) === 'II';
  const short = (at: number): number => (isLittle ? (tiff[at] ?? 0) | ((tiff[at + 1] ?? 0) << 8) : word(tiff, at));
  const first = isLittle ? littleLongWord(tiff, 4) : longWord(tiff, 4);
  const entries = Math.min(short(first), 200);
  for (let index = 0; index < entries; index += 1) {
    const at = first + 2 + index * 12;
    if (short(at) !== 0x0112) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}
