import { isBlankRow, layOut, type LaidOut, type NumberedRow } from '../../../shared/domain/intake/header-rows';
import {
  longestHeader,
  mostColumns,
  type SourceTable,
  type TableForm,
  type TableHead,
  type TableNotice,
  unknownForm,
} from '../../../shared/domain/intake/source-table';
import { type Failure, fail, ok, type Result } from '../../../shared/result';
import type { IsKnownRow } from '../../../shared/domain/intake/people-pass';
import { type ByteSource, type RawHead, type RawRows, readRows, type RowsFailure } from './read-rows';

export type TableFailure =
  | RowsFailure
  | Failure<'NoHeader', undefined>
  | Failure<'TooManyColumns', { readonly columns: number; readonly most: number }>
  | Failure<'HeaderTooLong', { readonly column: number; readonly longest: number }>;

export type TableSink = {
  /** Once, before the first row. */
  readonly head?: (head: TableHead) => void;
  /** Rows of the table in their order, blank ones left out. What it returns is waited for. */
  readonly rows: (chunk: RawRows) => void | Promise<void>;
  /** Asked once the head is found: which rows need not be given. */
  readonly known?: () => IsKnownRow | null;
};

export type TableEnd = {
  readonly head: TableHead;
  readonly warnings: readonly TableNotice[];
  readonly rowCount: number;
  readonly bytes: number;
  readonly sha256: string;
};

/**
 * Reads any table in one pass: a CSV-like text, a workbook or a SCIM file. Headers are where the form says or where they are found;
 * what is above them is passed over. A text is never held as a whole. `bytesRead` of each chunk tells how far it is.
 */
export async function readTableInChunks(
  source: ByteSource,
  form: TableForm,
  sink: TableSink,
  signal?: AbortSignal,
): Promise<Result<TableEnd, TableFailure>> {
  let head: TableHead | null = null;
  let laidOut: LaidOut | null = null;
  let hasHeader = true;
  let tooLarge: ReturnType<typeof sizeFailure> = null;
  const waiting: NumberedRow[] = [];
  const ragged = { count: 0, rowNumbers: [] as number[] };
  const last = { rowNumber: 0, isShort: false };
  let rowCount = 0;

  const begin = (raw: RawHead): LaidOut | null => {
    const place = raw.kind === 'scim' ? { headerRow: 0, labelRows: 0 } : form;
    const found = layOut(waiting, place);
    if (found === null) return null;
    const { headers, headerRow, labelRows } = found;
    tooLarge = sizeFailure(headers);
    if (tooLarge !== null) return null;
    head = { ...raw, headers, headerRow, labelRows };
    sink.head?.(head);
    return found;
  };
  const give = async ({ rows, rowNumbers, known, bytesRead }: RawRows, raw: RawHead) => {
    const width = laidOut?.headers.length ?? 0;
    const kept: (readonly string[])[] = [];
    const numbers: number[] = [];
    rows.forEach((cells, at) => {
      if (isBlankRow(cells)) return;
      const row = cells.length === width ? cells : fitted(cells, width, raw.kind === 'workbook');
      const rowNumber = rowNumbers[at] ?? 0;
      kept.push(row);
      numbers.push(rowNumber);
      last.rowNumber = rowNumber;
      last.isShort = row.length < width;
      if (row.length === width) return;
      ragged.count += 1;
      if (ragged.rowNumbers.length < 10) ragged.rowNumbers.push(rowNumber);
    });
    rowCount += kept.length + known;
    if (kept.length > 0 || known > 0) await sink.rows({ rows: kept, rowNumbers: numbers, known, bytesRead });
  };
  const giveWaiting = async (bytesRead: number, raw: RawHead): Promise<void> => {
    laidOut = begin(raw);
    hasHeader = laidOut !== null;
    const rows = waiting.slice(laidOut?.before ?? waiting.length);
    waiting.length = 0;
    const chunk = { rows: rows.map(({ cells }) => cells), rowNumbers: rows.map(({ rowNumber }) => rowNumber), known: 0, bytesRead };
    await give(chunk, raw);
  };

  const read = await readRows(
    source,
    form,
    async (chunk, raw) => {
      if (!hasHeader) return;
      if (laidOut !== null) return give(chunk, raw);
      const { rows, rowNumbers, bytesRead } = chunk;
      rows.forEach((cells, at) => waiting.push({ cells, rowNumber: rowNumbers[at] ?? at + 1 }));
      const lastNumber = waiting.at(-1)?.rowNumber ?? 0;
      if (waiting.length >= rowsToLayOut && lastNumber > (form.headerRow ?? 0) + rowsToLayOut / 2) await giveWaiting(bytesRead, raw);
    },
    signal,
    () => (laidOut === null ? null : (sink.known?.() ?? null)),
  );
  if (!read.ok) return read;
  const { head: raw, notices, bytes, sha256, endsWithinLine } = read.value;
  if (laidOut === null && hasHeader) await giveWaiting(bytes, raw);
  const found = whatWasFound(head, laidOut);
  if (found === null) return tooLarge ?? fail<'NoHeader'>('NoHeader');
  return ok({
    head: { ...found.head, encoding: raw.encoding },
    warnings: [
      ...notices,
      ...found.laidOut.notices,
      ...raggedNotice(ragged, found.head.headers.length),
      ...(endsWithinLine && last.isShort ? [cutOff(last.rowNumber)] : []),
    ],
    rowCount,
    bytes,
    sha256,
  });
}

/** A whole table at once, for files that are small or are looked at before they are taken. */
export async function readTable(
  bytes: Uint8Array,
  form: TableForm = unknownForm,
): Promise<Result<SourceTable & Pick<TableEnd, 'bytes' | 'sha256'>, TableFailure>> {
  const rows: (readonly string[])[] = [];
  const rowNumbers: number[] = [];
  const read = await readTableInChunks(inChunks(bytes), form, {
    rows: (chunk) => {
      for (const row of chunk.rows) rows.push(row);
      for (const rowNumber of chunk.rowNumbers) rowNumbers.push(rowNumber);
    },
  });
  if (!read.ok) return read;
  const { head, warnings, sha256 } = read.value;
  return ok({ ...head, rows, rowNumbers, warnings, bytes: bytes.length, sha256 });
}

const rowsToLayOut = 60;
const chunkSize = 1024 * 1024;

function* inChunks(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
}

/** What no profile could hold is no list of people: a matrix, or a file without line ends. */
function sizeFailure(headers: readonly string[]) {
  if (headers.length > mostColumns) return fail('TooManyColumns', { columns: headers.length, most: mostColumns });
  const at = headers.findIndex((header) => header.length > longestHeader);
  return at < 0 ? null : fail('HeaderTooLong', { column: at + 1, longest: longestHeader });
}

/** What callbacks have set: the compiler does not see that they ran. */
function whatWasFound(head: TableHead | null, laidOut: LaidOut | null): { readonly head: TableHead; readonly laidOut: LaidOut } | null {
  return head === null || laidOut === null ? null : { head, laidOut };
}

/** Empty cells beyond the headers go; a workbook leaves out the empty cells at the end of a row. */
function fitted(cells: readonly string[], width: number, isPadded: boolean): readonly string[] {
  if (cells.length > width) return isBlankRow(cells.slice(width)) ? cells.slice(0, width) : cells;
  return isPadded ? [...cells, ...Array.from({ length: width - cells.length }, () => '')] : cells;
}

function raggedNotice(
  { count, rowNumbers }: { readonly count: number; readonly rowNumbers: readonly number[] },
  width: number,
): TableNotice[] {
  if (count === 0) return [];
  const message = `${count === 1 ? 'One row has' : `${count} rows have`} another number of cells than the header's ${width}.`;
  return [{ code: 'RaggedRows', message, rowNumbers }];
}

function cutOff(rowNumber: number): TableNotice {
  return { code: 'PerhapsTruncated', message: 'The file ends within this row: perhaps it was cut off.', rowNumbers: [rowNumber] };
}
