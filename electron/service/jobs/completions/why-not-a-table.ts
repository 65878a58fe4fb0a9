import type { TableFailure } from '../../platform/read-table';

/** Why a file cannot be read as a table, in words. */
export function whyNotATable(failure: TableFailure): string {
  switch (failure.code) {
    case 'Empty':
      return 'It is empty.';
    case 'NoHeader':
      return 'No row of it names the columns.';
    case 'TooLarge':
      return 'It is too large.';
    case 'NotText':
      return 'It is not a text, a workbook or a list of statements.';
    case 'Truncated':
      return 'It is cut off in the middle of a character. Copy it again.';
    case 'UnclosedQuote':
      return 'A quotation mark is opened and never closed: perhaps the file was cut off.';
    case 'NoSuchSheet':
      return `It has no sheet "${failure.data.sheet}".`;
    case 'WorkbookUnreadable':
      return failure.data.why;
    case 'MixedEncodings':
      return 'Parts of it are written in different encodings: perhaps two files were put together.';
    default:
      return 'Its JSON is no list of people, statements or rows.';
  }
}
