import { ascii, asciiAt, fourBytes, joined, longWord } from './byte-parts';
import type { Deflate } from './clean-picture';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** What says how the pixels are drawn (PNG, third edition, 11.2 and 11.3.2). */
const drawn: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB']);
const sizes: Readonly<Record<string, number>> = { IHDR: 13, gAMA: 4, cHRM: 32, sRGB: 1 };
/** More than any camera’s picture. */
const mostBytes = 400 * 1024 * 1024;

/** A PNG of its pixels alone, packed anew so that nothing lies behind them; null where it is broken. */
export function cleanPng(bytes: Uint8Array, deflate: Deflate): Uint8Array | null {
  if (signature.some((byte, index) => bytes[index] !== byte)) return null;
  const parts: Uint8Array[] = [];
  const data: Uint8Array[] = [];
  let lines: number | null = null;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = longWord(bytes, at);
    const type = asciiAt(bytes, at + 4, 4);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (at + 12 + length > bytes.length) return null;
    if (longWord(bytes, at + 8 + length) !== crcOf(bytes.subarray(at + 4, at + 8 + length))) return null;
    if (type === 'IHDR') lines = lineBytes(content);
    if (type === 'IDAT') data.push(content);
    else if (drawn.has(type) && (sizes[type] ?? length) === length && data.length === 0) parts.push(chunk(type, content));
    if (type === 'IEND') return lines === null || data.length === 0 ? null : file(parts, joined(data), lines, deflate);
    at += 12 + length;
  }
  return null;
}

function file(parts: readonly Uint8Array[], data: Uint8Array, lines: number, deflate: Deflate): Uint8Array | null {
  const pixels = unpacked(data, lines, deflate);
  if (pixels === null) return null;
  return joined([signature, ...parts, chunk('IDAT', deflate.pack(pixels)), chunk('IEND', new Uint8Array(0))]);
}

function unpacked(data: Uint8Array, lines: number, deflate: Deflate): Uint8Array | null {
  try {
    const pixels = deflate.unpack(data, lines + 65_536);
    return pixels.length < lines ? null : pixels.subarray(0, lines);
  } catch {
    return null; // broken, or longer than any of its size
  }
}

const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** First column and row, and steps, of the seven passes (8.2). */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** How many bytes the scan lines of a picture have with their filter bytes; null: no picture has this header, or none so large is taken. */
function lineBytes(header: Uint8Array): number | null {
  const [width, height] = [longWord(header, 0), longWord(header, 4)];
  const bits = (header[8] ?? 0) * (channels[header[9] ?? -1] ?? 0);
  if (header.length !== 13 || width === 0 || height === 0 || bits === 0) return null;
  const of = (columns: number, rows: number): number => (columns === 0 ? 0 : rows * (1 + Math.ceil((columns * bits) / 8)));
  const total =
    header[12] === 1
      ? passes.reduce(
          (sum, [x, y, dx, dy]) => sum + of(Math.max(0, Math.ceil((width - x) / dx)), Math.max(0, Math.ceil((height - y) / dy))),
          0,
        )
      : of(width, height);
  return total > mostBytes ? null : total;
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const named = joined([ascii(type), content]);
  return joined([fourBytes(content.length), named, fourBytes(crcOf(named))]);
}

const crcTable = Array.from({ length: 256 }, (_value, index) => {
  let crc = index;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc >>> 0;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
