import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import { largestText } from '../../platform/decode-text';
import { readDelimited, type DelimitedFailure, type DelimitedWarning } from '../../platform/delimited-text';
import type { ImportFile } from './prepared-import';

type Unreadable = Failure<'FileUnreadable', { readonly why: string }>;

export async function readImportPath(file: string): Promise<Result<ImportFile, Unreadable>> {
  let bytes: Buffer;
  try {
    const { size } = await stat(file);
    if (size > largestText) return fail('FileUnreadable', { why: tooLarge });
    bytes = await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (typeof code !== 'string') throw error;
    return fail('FileUnreadable', { why: `It cannot be opened (${code}).` });
  }
  return readImportBytes(path.basename(file), bytes);
}

export async function readImportBlob(fileName: string, file: Blob): Promise<Result<ImportFile, Unreadable>> {
  if (file.size > largestText) return fail('FileUnreadable', { why: tooLarge });
  return readImportBytes(fileName, new Uint8Array(await file.arrayBuffer()));
}

/** What is odd about a file that can be read, in words. */
export function noticeOf(warning: DelimitedWarning): string {
  switch (warning.code) {
    case 'AssumedWindows1252':
      return 'The file does not say its encoding and is not UTF-8: it is read as Windows-1252. Check names with accents.';
    case 'DuplicateHeader':
      return `The header "${warning.header}" is there more than once: the later column is called "${warning.renamedTo}" here.`;
    case 'EmptyHeader':
      return `Column ${warning.column + 1} has no header: it is called "${warning.renamedTo}" here.`;
    case 'RaggedRows':
      return `Lines with another number of cells than the header's ${warning.expected}: ${someOf(warning.rowNumbers)}.`;
    case 'StrayQuotes':
      return `Lines with a quotation mark inside a cell: ${someOf(warning.rowNumbers)}.`;
    case 'PerhapsTruncated':
      return `The file ends within line ${warning.rowNumber}: perhaps it was cut off.`;
  }
}

const tooLarge = 'It is larger than 200 MiB.';

function readImportBytes(fileName: string, bytes: Uint8Array): Result<ImportFile, Unreadable> {
  const table = readDelimited(bytes);
  if (!table.ok) return fail('FileUnreadable', { why: whyNot(table.failure) });
  return ok({ fileName, sha256: createHash('sha256').update(bytes).digest('hex'), table: table.value });
}

function whyNot(failure: DelimitedFailure): string {
  switch (failure.code) {
    case 'Empty':
      return 'It is empty.';
    case 'TooLarge':
      return tooLarge;
    case 'Spreadsheet':
      return 'It is a spreadsheet workbook. Save it as CSV (UTF-8) and choose that file.';
    case 'NotText':
      return 'It is not a text file.';
    case 'Truncated':
      return 'It is cut off in the middle of a character. Copy it again.';
    case 'NoHeader':
      return 'Its first line does not name the columns.';
    case 'UnclosedQuote':
      return `A quotation mark opened on line ${failure.data.rowNumber} is never closed: perhaps the file was cut off.`;
  }
}

function someOf(rowNumbers: readonly number[]): string {
  const shown = rowNumbers.slice(0, 10).join(', ');
  return rowNumbers.length > 10 ? `${shown} and ${rowNumbers.length - 10} more` : shown;
}
