import Papa, { type ParseResult } from 'papaparse';
import type { TableDelimiter } from '../../../shared/domain/intake/source-table';
import { type Failure, fail, ok, type Result } from '../../../shared/result';

export type DelimitedRows = {
  readonly rows: readonly (readonly string[])[];
  /** The line on which each row begins, from 1. */
  readonly rowNumbers: readonly number[];
  /** Lines of rows with a quotation mark inside a cell. */
  readonly strayQuotes: readonly number[];
};

export type UnclosedQuote = Failure<'UnclosedQuote', { readonly rowNumber: number }>;

export type DelimitedChunks = {
  /** The rows that are complete with this text; the last one waits until its line ends. */
  readonly take: (text: string) => Result<DelimitedRows, UnclosedQuote>;
  readonly end: () => Result<DelimitedRows & { readonly endsWithinLine: boolean }, UnclosedQuote>;
};

/** Longest row in characters: what is longer is a quotation mark that is never closed, and would be held in memory to the end. */
const longestRow = 1024 * 1024;

/** Parses a text that arrives in chunks with \n as line end; `firstLine` is the number of its first line. */
export function delimitedChunks(delimiter: TableDelimiter, firstLine: number): DelimitedChunks {
  let rest = '';
  let line = firstLine;

  const parse = (text: string, isLast: boolean): Result<DelimitedRows, UnclosedQuote> => {
    const parser = new Papa.Parser({ delimiter, newline: '\n' });
    // oxlint-disable-next-line typescript/no-unsafe-assignment -- the types of the library leave the result open
    const { data, errors, meta }: ParseResult<string[]> = parser.parse(text, 0, !isLast);
    const rowNumbers = numbersOf(data, text.includes('"'));
    if (errors.some(({ code }) => code === 'MissingQuotes')) return fail('UnclosedQuote', { rowNumber: rowNumbers.at(-1) ?? line });
    rest = isLast ? '' : text.slice(meta.cursor);
    if (rest.length > longestRow) return fail('UnclosedQuote', { rowNumber: line });
    const stray = errors.filter(({ code }) => code === 'InvalidQuotes').map(({ row }) => rowNumbers[row ?? 0] ?? line);
    return ok({ rows: data, rowNumbers, strayQuotes: [...new Set(stray)].filter((number) => rowNumbers.includes(number)) });
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

  return {
    take: (text) => parse(rest === '' ? text : rest + text, false),
    end: () => {
      if (rest === '') return ok({ rows: [], rowNumbers: [], strayQuotes: [], endsWithinLine: false });
      const parsed = parse(rest, true);
      return parsed.ok ? ok({ ...parsed.value, endsWithinLine: true }) : parsed;
    },
  };
}
