import Papa, { type ParseResult } from 'papaparse';
import type { IsKnownRow } from '../../../shared/domain/intake/people-pass';
import type { Codes } from '../../../shared/domain/intake/row-digest';
import type { TableDelimiter } from '../../../shared/domain/intake/source-table';
import { type Failure, fail, ok, type Result } from '../../../shared/result';
import { rowScanner, unclear } from './scan-rows';

export type DelimitedRows = {
  readonly rows: readonly (readonly string[])[];
  /** The line on which each row begins, from 1. */
  readonly rowNumbers: readonly number[];
  /** Lines of rows with a quotation mark inside a cell. */
  readonly strayQuotes: readonly number[];
  /** How many rows were known and are not among them. */
  readonly known: number;
};

export type RowUnending = Failure<'UnclosedQuote', { readonly rowNumber: number }> | Failure<'RowTooLong', { readonly rowNumber: number }>;

export type DelimitedChunks = {
  /** The rows that are complete with this text and not known; the last one waits until its line ends. */
  readonly take: (text: string, isKnown?: IsKnownRow | null) => Result<DelimitedRows, RowUnending>;
  readonly end: () => Result<DelimitedRows & { readonly endsWithinLine: boolean }, RowUnending>;
};

/** Longest row in characters: what is longer has a quotation mark that is never closed, or no line ends, and would be held in memory to the end. */
const longestRow = 1024 * 1024;

/** Parses a text that arrives in chunks with \n as line end; `firstLine` is the number of its first line. */
export function delimitedChunks(delimiter: TableDelimiter, firstLine: number): DelimitedChunks {
  let rest = '';
  let line = firstLine;
  const scan = rowScanner(delimiter);

  const parse = (text: string, isLast: boolean): Result<DelimitedRows, RowUnending> => {
    const { data, errors, cursor } = parsed(text, !isLast);
    const rowNumbers = numbersOf(data, text.includes('"'));
    if (errors.some(({ code }) => code === 'MissingQuotes')) return fail('UnclosedQuote', { rowNumber: rowNumbers.at(-1) ?? line });
    rest = isLast ? '' : text.slice(cursor);
    if (rest.length > longestRow) return tooLong();
    const stray = errors.filter(({ code }) => code === 'InvalidQuotes').map(({ row }) => rowNumbers[row ?? 0] ?? line);
    return ok({ rows: data, rowNumbers, strayQuotes: [...new Set(stray)].filter((number) => rowNumbers.includes(number)), known: 0 });
  };

  const tooLong = () => fail(rest.includes('"') ? 'UnclosedQuote' : 'RowTooLong', { rowNumber: line });

  const parsed = (text: string, ignoresLast: boolean) => {
    const parser = new Papa.Parser({ delimiter, newline: '\n' });
    // oxlint-disable-next-line typescript/no-unsafe-assignment -- the types of the library leave the result open
    const { data, errors, meta }: ParseResult<string[]> = parser.parse(text, 0, ignoresLast);
    return { data, errors, cursor: meta.cursor };
  };

  /** Where each row begins; counts the lines on. */
  const numbersOf = (rows: readonly (readonly string[])[], hasQuotes: boolean): number[] => {
    const numbers: number[] = [];
    for (const row of rows) {
      numbers.push(line);
      line += 1;
      if (hasQuotes) for (const cell of row) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) line += 1;
    }
    return numbers;
  };

  /** Takes only the rows that are not known. From one on whose end is unclear, what there is is parsed as it stands. */
  const takeUnknown = (text: string, isKnown: IsKnownRow): Result<DelimitedRows, RowUnending> => {
    const rows: Array<readonly string[]> = [];
    const rowNumbers: number[] = [];
    /** Rows with marks within their cells, and their places. */
    const marked: string[] = [];
    const places: number[] = [];
    const codes = codesOf(text);
    const { cells } = scan;
    let known = 0;
    let at = 0;
    let next = scan.next(codes, at);
    while (next >= 0) {
      // A blank line is no row of any table.
      if (next - at > 1) {
        if (isKnown(text, codes, cells, line)) known += 1;
        else {
          if (cells.count === 0) {
            places.push(rows.length);
            marked.push(text.slice(at, next - 1));
          }
          rows.push(Array.from({ length: cells.count }, (_, cell) => text.slice(cells.starts[cell], cells.ends[cell])));
          rowNumbers.push(line);
        }
      }
      line += scan.lines();
      at = next;
      next = scan.next(codes, at);
    }
    const { data } = parsed(marked.join('\n'), false);
    if (marked.length > 0 && data.length !== marked.length) throw new Error('rows were told apart in two ways');
    for (const [index, place] of places.entries()) rows[place] = data[index] ?? [];
    if (next === unclear) {
      const others = parse(text.slice(at), false);
      if (!others.ok) return others;
      const { strayQuotes } = others.value;
      return ok({ rows: [...rows, ...others.value.rows], rowNumbers: [...rowNumbers, ...others.value.rowNumbers], strayQuotes, known });
    }
    rest = text.slice(at);
    if (rest.length > longestRow) return tooLong();
    return ok({ rows, rowNumbers, strayQuotes: [], known });
  };

  return {
    take: (text, isKnown = null) => {
      const all = rest === '' ? text : rest + text;
      return isKnown === null ? parse(all, false) : takeUnknown(all, isKnown);
    },
    end: () => {
      if (rest === '') return ok({ rows: [], rowNumbers: [], strayQuotes: [], known: 0, endsWithinLine: false });
      const tail = parse(rest, true);
      return tail.ok ? ok({ ...tail.value, endsWithinLine: true }) : tail;
    },
  };
}

function codesOf(text: string): Codes {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
}
