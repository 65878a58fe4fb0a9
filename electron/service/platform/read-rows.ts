import { createHash } from 'node:crypto';
import { looksLikeJson, readScim, type ScimFailure } from '../../../shared/domain/intake/scim-table';
import type { IsKnownRow } from '../../../shared/domain/intake/people-pass';
import type { TableForm, TableHead, TableNotice } from '../../../shared/domain/intake/source-table';
import { type Failure, fail, ok, type Result } from '../../../shared/result';
import { isWorkbookStart, largestText } from './decode-text';
import { delimitedChunks, type DelimitedChunks, type RowUnending } from './delimited-chunks';
import { detectDelimiter } from './delimited-text';
import { textChunks, type ChunkFailure, type TextChunks } from './text-chunks';

/** Bytes of a file in order, in chunks of any size. */
export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** What is known of a file before its headers are. */
export type RawHead = Pick<TableHead, 'kind' | 'encoding' | 'hasBom' | 'delimiter' | 'sheet' | 'sheets'>;

export type RawRows = {
  readonly rows: readonly (readonly string[])[];
  readonly rowNumbers: readonly number[];
  /** How many rows between them were known, and are counted only. */
  readonly known: number;
  readonly bytesRead: number;
};

export type RawEnd = {
  readonly head: RawHead;
  readonly notices: readonly TableNotice[];
  readonly bytes: number;
  /** Of the whole file: another one at the commit means that the file was exchanged after the dry run. */
  readonly sha256: string;
  /** The last line has no end: with cells missing, the file was perhaps cut off. */
  readonly endsWithinLine: boolean;
};

export type RowsFailure =
  | ChunkFailure
  | RowUnending
  | ScimFailure
  | Failure<'Empty', undefined>
  /** What the file is instead of a table. */
  | Failure<'OtherForm', { readonly form: string }>
  | Failure<'TooLarge', { readonly limit: number }>
  | Failure<'NoSuchSheet', { readonly sheet: string; readonly sheets: readonly string[] }>
  | Failure<'WorkbookUnreadable', { readonly why: string }>;

export type TakeRows = (chunk: RawRows, head: RawHead) => void | Promise<void>;

/**
 * Reads the rows of any table, headers not told from data, in one pass: a delimited text in the memory of a chunk, a workbook or a
 * JSON file as a whole. What is thrown by `take` or the signal ends the reading. Of a delimited text, rows that are known by then are
 * only counted.
 */
export async function readRows(
  source: ByteSource,
  form: TableForm,
  take: TakeRows,
  signal?: AbortSignal,
  known: () => IsKnownRow | null = () => null,
): Promise<Result<RawEnd, RowsFailure>> {
  const hash = createHash('sha256');
  const count = { bytes: 0 };
  const counted = (async function* () {
    for await (const bytes of source) {
      signal?.throwIfAborted();
      if (bytes.length === 0) continue;
      count.bytes += bytes.length;
      hash.update(bytes);
      yield bytes;
    }
  })();
  const start = await beginningOf(counted);
  if (start.length === 0) return fail<'Empty'>('Empty');
  const other = otherFormOf(start);
  if (other !== null) return fail('OtherForm', { form: other });
  const all = (async function* () {
    yield start;
    yield* counted;
  })();
  const ended = await (isWorkbookStart(start)
    ? readWorkbookRows(all, form, take, count, signal)
    : readText(all, form, { take, known }, count, signal));
  return ended.ok ? ok({ ...ended.value, bytes: count.bytes, sha256: hash.digest('hex') }) : ended;
}

/** Enough bytes in one piece to know a mark, an archive or UTF-16 by; a source may give them one by one. */
async function beginningOf(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let length = 0; length < 4096;) {
    const next = await chunks.next();
    if (next.done === true) break;
    parts.push(next.value);
    length += next.value.length;
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}

/** What people send for a table: a page or sheet that was saved from a browser or an old program under the name of one. */
function otherFormOf(start: Uint8Array): string | null {
  const text = Buffer.from(start)
    .toString('latin1', 0, 1000)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  return otherForms.find(({ begins }) => begins.test(text))?.form ?? null;
}

const otherForms = [
  { begins: /^%PDF-/, form: 'a PDF' },
  { begins: /^\{\\rtf/, form: 'a text document (RTF)' },
  { begins: /^<(?:!doctype|html|head|body|table|meta)\b/i, form: 'a web page (HTML)' },
  { begins: /^<[?a-z]/i, form: 'XML' },
] as const;

type Ended = Result<Omit<RawEnd, 'bytes' | 'sha256'>, RowsFailure>;
type Count = { readonly bytes: number };

/** Enough to see the delimiter by. */
const headLength = 64 * 1024;
const bitLength = 8 * 1024;
const rowsAtOnce = 5000;

async function readText(
  all: AsyncIterable<Uint8Array>,
  form: TableForm,
  { take, known }: { readonly take: TakeRows; readonly known: () => IsKnownRow | null },
  count: Count,
  signal?: AbortSignal,
): Promise<Ended> {
  const decoder = textChunks(form.encoding);
  const parts: string[] = [];
  let length = 0;
  let parser: DelimitedChunks | null = null;
  let isJson = false;
  const head = { kind: 'delimited' as const, delimiter: form.delimiter ?? (',' as const), sheet: null, sheets: [] };
  const stray: number[] = [];
  let rawHead: RawHead | null = null;

  const begin = (text: string) => {
    const declared = /^sep=([,;\t|])\n/i.exec(text);
    const body = declared ? text.slice(declared[0].length) : text;
    const delimiter = delimiters.find((sign) => sign === declared?.[1]) ?? form.delimiter ?? detectDelimiter(body);
    rawHead = { ...head, delimiter, ...encodingOf(decoder) };
    parser = delimitedChunks(delimiter, declared ? 2 : 1);
    return { parser, body, rawHead };
  };
  const give = async (begun: DelimitedChunks, text: string): Promise<Result<undefined, RowsFailure>> => {
    const parsed = begun.take(text, known());
    if (!parsed.ok) return parsed;
    stray.push(...parsed.value.strayQuotes.slice(0, 10));
    if (parsed.value.rows.length > 0 || parsed.value.known > 0)
      await take({ ...parsed.value, bytesRead: count.bytes }, rawHead ?? { ...head, ...encodingOf(decoder) });
    return ok(undefined);
  };

  for await (const bytes of all) {
    const text = decoder.take(bytes);
    if (!text.ok) return text;
    if (parser !== null) {
      const given = await give(parser, text.value);
      if (!given.ok) return given;
      continue;
    }
    parts.push(text.value);
    length += text.value.length;
    if (length < headLength) continue;
    if (!isJson) isJson = looksLikeJson(parts.join('').slice(0, 1000));
    if (isJson && length > largestText) return fail('TooLarge', { limit: largestText });
    if (isJson) continue;
    const begun = begin(parts.join(''));
    parts.length = 0;
    // The head bit by bit: once its headers are found, rows of the same chunk can be known.
    for (let at = 0; at < begun.body.length;) {
      const end = at < headLength && known() === null ? at + bitLength : begun.body.length;
      const given = await give(begun.parser, begun.body.slice(at, end));
      if (!given.ok) return given;
      at = end;
    }
  }
  const end = decoder.end();
  if (!end.ok) return end;
  const rest = parts.join('') + end.value;
  if (parser === null && rest.trim() === '') return fail<'Empty'>('Empty');
  if (isJson || (parser === null && looksLikeJson(rest.slice(0, 1000)))) return readJson(rest, decoder, take, count, signal);
  const begun = parser === null ? begin(rest) : { parser, body: rest };
  const given = await give(begun.parser, begun.body);
  if (!given.ok) return given;
  const last = begun.parser.end();
  if (!last.ok) return last;
  stray.push(...last.value.strayQuotes);
  const found: RawHead = { ...(rawHead ?? head), ...encodingOf(decoder) };
  if (last.value.rows.length > 0) await take({ ...last.value, bytesRead: count.bytes }, found);
  return ok({ head: found, notices: [...encodingNotices(found), ...strayNotice(stray)], endsWithinLine: last.value.endsWithinLine });
}

const delimiters = [',', ';', '\t', '|'] as const;

async function readJson(text: string, decoder: TextChunks, take: TakeRows, count: Count, signal?: AbortSignal): Promise<Ended> {
  const read = readScim(text);
  if (!read.ok) return read;
  const head: RawHead = { kind: 'scim', delimiter: null, sheet: null, sheets: [], ...encodingOf(decoder) };
  const { headers, rows, rowNumbers, notices } = read.value;
  await take({ rows: [headers], rowNumbers: [0], known: 0, bytesRead: count.bytes }, head);
  await inSlices(rows, rowNumbers, head, take, count, signal);
  return ok({ head, notices: [...encodingNotices(head), ...notices], endsWithinLine: false });
}

async function readWorkbookRows(
  all: AsyncIterable<Uint8Array>,
  form: TableForm,
  take: TakeRows,
  count: Count,
  signal?: AbortSignal,
): Promise<Ended> {
  const parts: Uint8Array[] = [];
  for await (const bytes of all) {
    parts.push(bytes);
    if (count.bytes > largestText) return fail('TooLarge', { limit: largestText });
  }
  const { readSheetRows } = await import('./workbook'); // its libraries take longer to load than a small text to read
  const read = await readSheetRows(Buffer.concat(parts));
  if (!read.ok) return fail('WorkbookUnreadable', { why: read.failure.data.why });
  const filled = read.value.sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell.trim() !== '')));
  const sheets = filled.map(({ name }) => name);
  if (filled.length === 0) return fail<'Empty'>('Empty');
  // What somebody has hidden is read only where a profile names it.
  const sheet =
    form.sheet === null ? (filled.find(({ isHidden }) => !isHidden) ?? filled[0]) : filled.find(({ name }) => name === form.sheet);
  if (sheet === undefined) return fail('NoSuchSheet', { sheet: form.sheet ?? '', sheets });
  const head: RawHead = { kind: 'workbook', encoding: null, hasBom: false, delimiter: null, sheet: sheet.name, sheets };
  await inSlices(sheet.rows, null, head, take, count, signal);
  const cells = read.value.problems.filter(({ path }) => path === sheet.name);
  return ok({
    head,
    notices: [...(form.sheet === null && sheets.length > 1 ? [otherSheets(sheet.name, sheets)] : []), ...cells.map(cellNotice)],
    endsWithinLine: false,
  });
}

async function inSlices(
  rows: readonly (readonly string[])[],
  rowNumbers: readonly number[] | null,
  head: RawHead,
  take: TakeRows,
  count: Count,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    signal?.throwIfAborted();
    const slice = rows.slice(at, at + rowsAtOnce);
    const numbers = rowNumbers?.slice(at, at + rowsAtOnce) ?? slice.map((_, index) => at + index + 1);
    await take({ rows: slice, rowNumbers: numbers, known: 0, bytesRead: count.bytes }, head);
  }
}

const encodingOf = (decoder: TextChunks): Pick<RawHead, 'encoding' | 'hasBom'> => ({
  encoding: decoder.encoding(),
  hasBom: decoder.hasBom(),
});

function encodingNotices({ encoding, hasBom }: RawHead): TableNotice[] {
  if (encoding === 'windows-1252') {
    const message = 'The file does not say its encoding and is not UTF-8: it is read as Windows-1252. Check names with accents.';
    return [{ code: 'AssumedWindows1252', message }];
  }
  if (hasBom || encoding === null || encoding === 'utf-8') return [];
  return [{ code: 'AssumedUtf16', message: 'The file does not say its encoding and looks like UTF-16: it is read as that.' }];
}

function strayNotice(rowNumbers: readonly number[]): TableNotice[] {
  if (rowNumbers.length === 0) return [];
  return [{ code: 'StrayQuotes', message: 'Rows with a quotation mark inside a cell.', rowNumbers: rowNumbers.slice(0, 10) }];
}

function otherSheets(sheet: string, sheets: readonly string[]): TableNotice {
  const others = sheets.filter((name) => name !== sheet).map((name) => `"${name}"`);
  return { code: 'OtherSheets', message: `"${sheet}" was read. The workbook also has ${others.join(', ')}.` };
}

function cellNotice({
  message,
  row,
  value,
}: {
  readonly message: string;
  readonly row: number | null;
  readonly value: string | null;
}): TableNotice {
  return {
    code: 'WorkbookCells',
    message: value === null ? message : `${message} (${value})`,
    ...(row === null ? {} : { rowNumbers: [row] }),
  };
}
