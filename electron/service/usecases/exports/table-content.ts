import { setImmediate } from 'node:timers/promises';
import { csvLine, type CsvCell } from '../../../../shared/domain/csv';
import type { PackageArchive } from '../../platform/package-archive';
import type { WrittenContent } from './written-content';

export interface TableColumn<Row> {
  readonly name: string;
  readonly meaning: string;
  readonly value: (row: Row) => CsvCell;
}

const byteOrderMark = '\u{feff}';

/**
 * Writes records as CSV for spreadsheets and NDJSON for programs, a page at a time; ends at once when the asker has gone. A record is one
 * line of NDJSON and as many of CSV as `lines` makes of it.
 */
export async function writeTable<Row, Line>(
  archive: Pick<PackageArchive, 'add'>,
  {
    name,
    what,
    columns,
    pages,
    lines,
    signal,
  }: {
    readonly name: string;
    /** What one line of the CSV is, for README.txt. */
    readonly what: string;
    readonly columns: ReadonlyArray<TableColumn<Line>>;
    readonly pages: AsyncIterable<readonly Row[]>;
    readonly lines: (row: Row) => readonly Line[];
    readonly signal: AbortSignal | undefined;
  },
): Promise<WrittenContent> {
  const csv = archive.add(`${name}.csv`);
  const ndjson = archive.add(`${name}.ndjson`);
  csv.write(byteOrderMark + csvLine(columns.map((column) => column.name)));
  let rows = 0;
  let lineCount = 0;
  for await (const page of pages) {
    signal?.throwIfAborted();
    const shown = page.flatMap(lines);
    csv.write(shown.map((line) => csvLine(columns.map(({ value }) => value(line)))).join(''));
    ndjson.write(page.map((row) => `${JSON.stringify(row)}\n`).join(''));
    rows += page.length;
    lineCount += shown.length;
    await setImmediate();
  }
  return {
    rows,
    about: [
      { name: `${name}.csv`, text: `${what} RFC 4180, UTF-8. ${aboutCsv}` },
      { name: `${name}.ndjson`, text: 'the same records for programs, one JSON object a line, exact and with identifiers.' },
    ],
    columns,
    content: [
      { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', ...csv.end(), rows: lineCount },
      { name: `${name}.ndjson`, mediaType: 'application/x-ndjson', ...ndjson.end(), rows },
    ],
  };
}

const aboutCsv =
  'It begins with a byte order mark, because spreadsheets otherwise take the file for a local encoding and garble names. A cell that begins with = + - @ or a control character has an apostrophe in front, so that no spreadsheet runs it as a formula.';
