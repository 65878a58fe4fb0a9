import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FileContent, FileHead, FrameworkFormat, ReadProblem } from '../../../shared/domain/exchange/framework-format';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { decodeText, largestText, type TextFailure } from './decode-text';
import { readDelimited, type DelimitedFailure, type DelimitedWarning } from './delimited-text';
import { readWorkbook, type Workbook } from './workbook';

/** A file of a framework, as text or as a workbook. */
export interface FrameworkFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** The whole text, or why there is none. */
  readonly text: ReturnType<typeof decodeText>;
  /** Null for anything but a workbook. */
  readonly workbook: Workbook | null;
}

type Unreadable = Failure<'Unreadable', { readonly fileName: string; readonly why: string }>;
type Content = { readonly content: FileContent; readonly problems: readonly ReadProblem[] };

const headLength = 64 * 1024;

export async function readFrameworkFile(file: string): Promise<Result<FrameworkFile, Unreadable>> {
  const fileName = path.basename(file);
  try {
    if (statSync(file).size > largestText) return fail('Unreadable', { fileName, why: tooLarge });
    return await frameworkFile(fileName, readFileSync(file));
  } catch (error) {
    const code = error instanceof Error && 'syscall' in error && 'code' in error ? error.code : null;
    if (typeof code !== 'string') throw error;
    return fail('Unreadable', { fileName, why: `It cannot be opened (${code}).` });
  }
}

/** The bytes of a file taken for what they are. */
export async function frameworkFile(fileName: string, bytes: Uint8Array): Promise<Result<FrameworkFile, Unreadable>> {
  const text = decodeText(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const isWorkbook = !text.ok && text.failure.code === 'Spreadsheet';
  const workbook = isWorkbook ? await readWorkbook(bytes) : ok(null);
  return workbook.ok
    ? ok({ fileName, bytes, sha256, text, workbook: workbook.value })
    : fail('Unreadable', { fileName, why: workbook.failure.data.why });
}

/** What tells of which format a file is. */
export function headOf({ fileName, text, workbook }: FrameworkFile): FileHead {
  const head = text.ok ? text.value.text.slice(0, headLength) : '';
  if (workbook !== null) return { fileName, head, headers: workbook.tables[0]?.headers ?? [] };
  return { fileName, head, headers: /^\s*[{[]/.test(head) ? [] : headersOf(head) };
}

/** The header of a text that may be cut off within a cell: of all that is there, else of its first lines alone. */
function headersOf(head: string): readonly string[] {
  const lines = head.split('\n');
  for (const count of [lines.length, 2, 1]) {
    const table = readDelimited(Buffer.from(lines.slice(0, count).join('\n'), 'utf8'));
    if (table.ok) return table.value.headers;
  }
  return [];
}

/** A file as a format takes it, with what is odd about it before the format looks. */
export function contentOf(
  { fileName, bytes, text, workbook }: FrameworkFile,
  takes: FrameworkFormat['takes'],
): Result<Content, Unreadable> {
  const unreadable = (why: string) => fail('Unreadable', { fileName, why });
  if (workbook !== null)
    return takes === 'tables'
      ? ok({ content: { fileName, text: '', tables: workbook.tables }, problems: workbook.problems })
      : unreadable('It is a workbook, and this format is text.');
  if (!text.ok) return unreadable(whyNoText(text.failure));
  const problems = text.value.encoding === 'windows-1252' ? [assumedWindows1252(fileName)] : [];
  if (takes === 'text') return ok({ content: { fileName, text: text.value.text, tables: [] }, problems });
  const table = readDelimited(bytes);
  if (!table.ok) return unreadable(whyNoTable(table.failure));
  const { headers, rows, rowNumbers, warnings } = table.value;
  const odd = warnings.flatMap((warning) => oddRows(fileName, warning));
  return ok({ content: { fileName, text: '', tables: [{ name: '', headers, rows, rowNumbers }] }, problems: [...problems, ...odd] });
}

/** Rows that may not be what they seem; what is odd about headers is told by the format, which knows them. */
function oddRows(fileName: string, warning: DelimitedWarning): ReadProblem[] {
  const tell = (row: number | null, message: string): ReadProblem[] => [{ severity: 'warning', row, path: fileName, message, value: null }];
  switch (warning.code) {
    case 'PerhapsTruncated':
      return tell(warning.rowNumber, 'The file ends within this row: perhaps it was cut off.');
    case 'RaggedRows':
      return tell(
        warning.rowNumbers[0] ?? null,
        `${warning.rowNumbers.length} rows from here on have not as many cells as the header has: ${warning.expected}.`,
      );
    case 'StrayQuotes':
      return tell(warning.rowNumbers[0] ?? null, `${warning.rowNumbers.length} rows from here on have a quotation mark within a cell.`);
    default:
      return [];
  }
}

const tooLarge = 'It is larger than 200 MB.';

function assumedWindows1252(fileName: string): ReadProblem {
  const message = 'The file does not say its encoding and is not UTF-8: it is read as Windows-1252. Check words with accents.';
  return { severity: 'warning', row: null, path: fileName, message, value: null };
}

function whyNoTable(failure: DelimitedFailure): string {
  if (failure.code === 'NoHeader') return 'Its first line does not name the columns.';
  if (failure.code === 'UnclosedQuote')
    return `A quotation mark opened on line ${failure.data.rowNumber} is never closed: perhaps the file was cut off.`;
  return whyNoText(failure);
}

function whyNoText(failure: TextFailure): string {
  switch (failure.code) {
    case 'Empty':
      return 'It is empty.';
    case 'TooLarge':
      return tooLarge;
    case 'Spreadsheet':
      return 'It is a workbook or an archive.';
    case 'NotText':
      return 'It is not a text file.';
    case 'Truncated':
      return 'It is cut off in the middle of a character. Copy it again.';
  }
}
