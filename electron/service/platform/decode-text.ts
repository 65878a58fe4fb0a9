import { type Failure, fail, ok, type Result } from '../../../shared/result';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type TextFailure =
  | Failure<'Empty', undefined>
  | Failure<'TooLarge', { readonly bytes: number; readonly limit: number }>
  | Failure<'Spreadsheet', undefined>
  | Failure<'NotText', undefined>
  | Failure<'Truncated', undefined>;

/** Far beyond 200,000 rows, and far below the longest string the engine can hold. */
export const largestText = 200 * 1024 * 1024;

/**
 * Decodes a text file whose encoding nobody states: a byte order mark decides; without one it is UTF-16 when every other byte is mostly
 * zero, UTF-8 when the bytes are valid UTF-8, else Windows-1252. Never replaces a byte it cannot read: such a file is refused.
 */
export function decodeText(
  bytes: Uint8Array,
): Result<{ readonly text: string; readonly encoding: TextEncoding; readonly hasBom: boolean }, TextFailure> {
  if (bytes.length > largestText) return fail('TooLarge', { bytes: bytes.length, limit: largestText });
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  if (decoded.value.text.trim() === '') return fail<'Empty'>('Empty');
  return decoded.value.text.includes('\0') ? fail<'NotText'>('NotText') : decoded;
}

function decode(bytes: Uint8Array): ReturnType<typeof decodeText> {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return decodeUnicode(bytes.subarray(3), 'utf-8', true);
  if (startsWith(bytes, [0xff, 0xfe])) return decodeUnicode(bytes.subarray(2), 'utf-16le', true);
  if (startsWith(bytes, [0xfe, 0xff])) return decodeUnicode(bytes.subarray(2), 'utf-16be', true);
  if (isWorkbookStart(bytes)) return fail<'Spreadsheet'>('Spreadsheet');
  const wide = unmarkedUtf16(bytes);
  if (wide !== null) return decodeUnicode(bytes, wide, false);
  const unicode = decodeUnicode(bytes, 'utf-8', false);
  return !unicode.ok && unicode.failure.code === 'NotText' ? decodeWindows1252(bytes) : unicode;
}

/**
 * UTF-16 without its mark: ASCII letters, of which every table has many, are a byte and a zero. Judged by the first 4 KiB: zeros on one
 * side only, and on that side more than a third.
 */
export function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(bytes.length >> 1, 2048);
  if (pairs < 8) return null;
  let zerosFirst = 0;
  let zerosSecond = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (bytes[at] === 0) zerosFirst += 1;
    if (bytes[at + 1] === 0) zerosSecond += 1;
  }
  if (zerosFirst === 0 && zerosSecond * 3 > pairs) return 'utf-16le';
  return zerosSecond === 0 && zerosFirst * 3 > pairs ? 'utf-16be' : null;
}

export const isWorkbookStart = (bytes: Uint8Array): boolean => startsWith(bytes, zipStart) || startsWith(bytes, oleStart);

const zipStart = [0x50, 0x4b, 0x03, 0x04];
const oleStart = [0xd0, 0xcf, 0x11, 0xe0];

export function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function decodeUnicode(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be', hasBom: boolean): ReturnType<typeof decodeText> {
  const decoder = new TextDecoder(encoding === 'utf-8' ? 'utf-8' : 'utf-16le', { fatal: true, ignoreBOM: true });
  let text: string;
  try {
    text = decoder.decode(encoding === 'utf-16be' ? swapPairs(bytes) : bytes, { stream: true });
  } catch {
    return fail<'NotText'>('NotText');
  }
  try {
    return ok({ text: text + decoder.decode(), encoding, hasBom });
  } catch {
    // The last character is cut. A file that was plain ASCII until then is rather Windows-1252 that ends in an accented letter.
    return hasBom || /[^\u0000-\u007f]/.test(text) ? fail<'Truncated'>('Truncated') : fail<'NotText'>('NotText');
  }
}

// Swapped by hand: a runtime with little ICU data knows utf-16le only.
export function swapPairs(bytes: Uint8Array): Uint8Array {
  const swapped = Uint8Array.from(bytes);
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    swapped[index] = bytes[index + 1] ?? 0;
    swapped[index + 1] = bytes[index] ?? 0;
  }
  return swapped;
}

// Decoded by hand: some Node releases decode `windows-1252` as Latin-1, which loses the euro sign and the curly quotes.
function decodeWindows1252(bytes: Uint8Array): ReturnType<typeof decodeText> {
  return ok({ text: textOfWindows1252(bytes), encoding: 'windows-1252', hasBom: false });
}

/** Bytes that Windows-1252 leaves undefined become NUL, by which the file is refused. */
export function textOfWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replaceAll(/[\u0080-\u009f]/g, (character) => upperHalf[character.charCodeAt(0) - 0x80] ?? '\0');
}

/** Bytes 80 to 9F. */
const upperHalf = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';
