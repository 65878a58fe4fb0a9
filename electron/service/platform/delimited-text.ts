import Papa from 'papaparse';
import { distinctHeaders } from '../../../shared/domain/intake/distinct-headers';
import { type Failure, fail, ok, type Result } from '../../../shared/result';
import { decodeText, type TextEncoding, type TextFailure } from './decode-text';

export type Delimiter = ',' | ';' | '\t' | '|';

export type DelimitedText = {
  readonly encoding: TextEncoding;
  readonly hasBom: boolean;
  readonly delimiter: Delimiter;
  /** Trimmed and distinct; a repeated or empty header is renamed and told in `warnings`. */
  readonly headers: readonly string[];
  /** Cells as written, every one a string. A row keeps its own number of cells: ragged rows are told in `warnings`, never padded. */
  readonly rows: readonly (readonly string[])[];
  /** The line on which each row begins in the file, from 1. */
  readonly rowNumbers: readonly number[];
  readonly warnings: readonly DelimitedWarning[];
};

export type DelimitedWarning =
  | { readonly code: 'AssumedWindows1252' }
  | { readonly code: 'DuplicateHeader' | 'EmptyHeader'; readonly column: number; readonly header: string; readonly renamedTo: string }
  | { readonly code: 'RaggedRows'; readonly expected: number; readonly rowNumbers: readonly number[] }
  | { readonly code: 'StrayQuotes'; readonly rowNumbers: readonly number[] }
  | { readonly code: 'PerhapsTruncated'; readonly rowNumber: number };

export type DelimitedFailure = TextFailure | Failure<'NoHeader', undefined> | Failure<'UnclosedQuote', { readonly rowNumber: number }>;

/**
 * Reads the bytes of a CSV-like file: encoding and delimiter are found out, quoted line breaks kept (as \n), blank lines passed over,
 * and nothing interpreted: leading zeros, numbers and formulas stay the text they are. The first line that is not blank is the header;
 * Excel's `sep=;` line before it names the delimiter.
 */
export function readDelimited(bytes: Uint8Array): Result<DelimitedText, DelimitedFailure> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { encoding, hasBom } = decoded.value;
  // One kind of line end: concatenated files mix them, and the parser would take only one of them for the end of a row.
  const all = decoded.value.text.replaceAll(/\r\n?/g, '\n');
  const declared = /^sep=([,;\t|])\n/i.exec(all);
  const text = declared ? all.slice(declared[0].length) : all;
  const delimiter = delimiters.find((candidate) => candidate === declared?.[1]) ?? detectDelimiter(text);

  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  const lines = lineNumbers(data, declared ? 2 : 1);
  const unclosed = errors.find((error) => error.code === 'MissingQuotes');
  if (unclosed) return fail('UnclosedQuote', { rowNumber: lineOf(lines, unclosed.row) });
  const start = data.findIndex((row) => !isBlankLine(row));
  const headerCells = data[start]?.map((cell) => cell.trim()) ?? [];
  if (!headerCells.some((cell) => /\p{L}/u.test(cell))) return fail<'NoHeader'>('NoHeader');

  const { headers, warnings: headerWarnings } = distinctHeaders(headerCells);
  const kept = data.flatMap((row, index) => (index > start && !isBlankLine(row) ? [{ row, rowNumber: lineOf(lines, index) }] : []));
  const ragged = kept.filter(({ row }) => row.length !== headers.length).map(({ rowNumber }) => rowNumber);
  const last = kept.at(-1);
  const stray = new Set(errors.filter((error) => error.code === 'InvalidQuotes').map((error) => lineOf(lines, error.row)));
  return ok({
    encoding,
    hasBom,
    delimiter,
    headers,
    rows: kept.map(({ row }) => row),
    rowNumbers: kept.map(({ rowNumber }) => rowNumber),
    warnings: [
      ...(encoding === 'windows-1252' ? [{ code: 'AssumedWindows1252' } as const] : []),
      ...headerWarnings,
      ...(ragged.length > 0 ? [{ code: 'RaggedRows', expected: headers.length, rowNumbers: ragged } as const] : []),
      ...(stray.size > 0 ? [{ code: 'StrayQuotes', rowNumbers: [...stray] } as const] : []),
      ...(last && last.row.length < headers.length && !text.endsWith('\n')
        ? [{ code: 'PerhapsTruncated', rowNumber: last.rowNumber } as const]
        : []),
    ],
  });
}

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

/**
 * The delimiter under which most of the first rows have the same number of cells, a title above them not; the one with more cells
 * when several do.
 */
export function detectDelimiter(text: string): Delimiter {
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const rows = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: 100 }).data.filter((row) => !isBlankLine(row));
    const width = usualWidth(rows);
    if (width < 2) continue;
    const regular = rows.filter((row) => row.length === width).length / rows.length;
    const score = Math.round(regular * 10) * 1000 + width;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [usual] = [...counts].toSorted(([one, times], [other, otherTimes]) => otherTimes - times || other - one);
  return usual?.[0] ?? 0;
}

function isBlankLine(row: readonly string[]): boolean {
  return row.length === 1 && row[0]?.trim() === '';
}

function lineNumbers(rows: readonly (readonly string[])[], first: number): readonly number[] {
  let line = first;
  return rows.map((row) => {
    const start = line;
    line += 1;
    for (const cell of row) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) line += 1;
    return start;
  });
}

function lineOf(lines: readonly number[], index: number | undefined): number {
  return lines[index ?? 0] ?? 1;
}
