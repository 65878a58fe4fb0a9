import { type Failure, fail, ok, type Result } from '../../../shared/result';
import type { TableEncoding } from '../../../shared/domain/intake/source-table';
import { startsWith, swapPairs, textOfWindows1252, unmarkedUtf16 } from './decode-text';

export type ChunkFailure =
  | Failure<'NotText', undefined>
  | Failure<'Truncated', undefined>
  /** A text with a zero byte in it, which no table holds: it was damaged on a medium, or written by a broken export. */
  | Failure<'ZeroByte', { readonly rowNumber: number }>
  /** Up to here the bytes are UTF-8 with letters beyond ASCII, from here on they are not: nobody can tell which half is right. */
  | Failure<'MixedEncodings', { readonly bytesRead: number }>;

export type TextChunks = {
  /** Null until the first bytes have come. */
  readonly encoding: () => TableEncoding | null;
  readonly hasBom: () => boolean;
  /** The text of the next bytes, line ends as \n. A character cut at the end of a chunk comes with the next. */
  readonly take: (bytes: Uint8Array) => Result<string, ChunkFailure>;
  /** What is left, or that the last character is cut. */
  readonly end: () => Result<string, ChunkFailure>;
};

/**
 * Decodes a text that arrives in chunks. A byte order mark decides the encoding, else what a profile states, else the bytes: a text
 * that is plain ASCII until a byte that is no UTF-8 is Windows-1252, since both write ASCII the same.
 */
export function textChunks(stated: TableEncoding | null): TextChunks {
  let encoding: TableEncoding | null = null;
  let hasBom = false;
  let isAscii = true;
  let bytesRead = 0;
  // Bytes of a character that the chunk before began, and a return that may be the first half of a line end.
  let unfinished: Uint8Array = new Uint8Array();
  let hasReturn = false;
  let lines = 0;

  const begin = (bytes: Uint8Array): Uint8Array => {
    const marked = marks.find(({ mark }) => startsWith(bytes, mark));
    hasBom = marked !== undefined;
    encoding = marked?.encoding ?? stated ?? unmarkedUtf16(bytes) ?? 'utf-8';
    return bytes.subarray(marked?.mark.length ?? 0);
  };

  const decode = (bytes: Uint8Array): Result<string, ChunkFailure> => {
    if (encoding === 'windows-1252') return ok(textOfWindows1252(bytes));
    const all = unfinished.length === 0 ? bytes : Buffer.concat([unfinished, bytes]);
    const whole = encoding === 'utf-8' ? wholeCharacters(all) : wholeUtf16(all, encoding === 'utf-16be');
    unfinished = all.slice(whole);
    const text = decodeStrictly(all.subarray(0, whole), encoding ?? 'utf-8');
    if (text !== null) {
      isAscii &&= text.length === whole;
      return ok(text);
    }
    if (encoding !== 'utf-8' || hasBom || stated !== null) return fail<'NotText'>('NotText');
    if (!isAscii || isMostlyUtf8(all)) return fail('MixedEncodings', { bytesRead });
    encoding = 'windows-1252';
    return ok(textOfWindows1252(all));
  };

  const withLineEnds = (text: string): Result<string, ChunkFailure> => {
    const all = hasReturn ? `\r${text}` : text;
    hasReturn = all.endsWith('\r');
    const whole = hasReturn ? all.slice(0, -1) : all;
    const withEnds = whole.includes('\r') ? whole.replaceAll(/\r\n?/g, '\n') : whole;
    const zero = withEnds.indexOf('\0');
    if (zero < 0) {
      lines += linesIn(withEnds);
      return ok(withEnds);
    }
    // What is no text at all has many of them.
    const isBinary = withEnds.split('\0').length * 100 > withEnds.length;
    return isBinary ? fail<'NotText'>('NotText') : fail('ZeroByte', { rowNumber: lines + linesIn(withEnds.slice(0, zero)) + 1 });
  };

  return {
    encoding: () => encoding,
    hasBom: () => hasBom,
    take: (bytes) => {
      const text = decode(encoding === null ? begin(bytes) : bytes);
      bytesRead += bytes.length;
      return text.ok ? withLineEnds(text.value) : text;
    },
    end: () => {
      const lineEnd = hasReturn ? '\n' : '';
      if (unfinished.length === 0) return ok(lineEnd);
      if (encoding !== 'utf-8' || hasBom || stated !== null || !isAscii) return fail<'Truncated'>('Truncated');
      encoding = 'windows-1252';
      return ok(lineEnd + textOfWindows1252(unfinished));
    },
  };
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function decodeStrictly(bytes: Uint8Array, encoding: TableEncoding): string | null {
  try {
    const decoder = new TextDecoder(encoding === 'utf-8' ? 'utf-8' : 'utf-16le', { fatal: true, ignoreBOM: true });
    return decoder.decode(encoding === 'utf-16be' ? swapPairs(bytes) : bytes);
  } catch {
    return null;
  }
}

/** How many bytes there are before a UTF-8 character that is cut off at the end. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The same for UTF-16: an odd byte waits for its other half, and the first half of a pair of surrogates for the second. */
function wholeUtf16(bytes: Uint8Array, isBigEndian: boolean): number {
  const even = bytes.length - (bytes.length % 2);
  const high = bytes[even - (isBigEndian ? 2 : 1)] ?? 0;
  return high >= 0xd8 && high <= 0xdb ? even - 2 : even;
}

/** Windows-1252 read as UTF-8 is full of characters that cannot be read; UTF-8 with some bytes of another file in it is not. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const read = new TextDecoder('utf-8').decode(bytes).match(/[^\u0000-\u007f]/g) ?? [];
  return read.filter((character) => character === '\ufffd').length * 2 <= read.length;
}

const marks: readonly { readonly mark: readonly number[]; readonly encoding: TableEncoding }[] = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];
