import { assertNever } from '../../../shared/result';
import type { TableFailure } from './read-table';

/** Why a file cannot be read as a table, in words, with the line where there is one. */
export function whyNotATable(failure: TableFailure): string {
  switch (failure.code) {
    case 'Empty':
      return 'It is empty.';
    case 'NoHeader':
      return 'No row of it names the columns.';
    case 'TooManyColumns':
      return `It has ${failure.data.columns} columns, and at most ${failure.data.most} can be read: perhaps its line ends are missing.`;
    case 'HeaderTooLong':
      return `The header of column ${failure.data.column} is longer than ${failure.data.longest} characters: perhaps the row of headers is missing.`;
    case 'TooLarge':
      return 'It is larger than 200 MiB.';
    case 'NotText':
      return 'It is not a text file, and no workbook that can be read.';
    case 'OtherForm':
      return `It is ${failure.data.form} and no table, whatever its name. Export it as CSV or as a workbook (.xlsx).`;
    case 'ZeroByte':
      return `Line ${failure.data.rowNumber} holds a byte that is no character: the file is damaged. Export or copy it again.`;
    case 'Truncated':
      return 'It is cut off in the middle of a character. Copy it again.';
    case 'UnclosedQuote':
      return `A quotation mark opened on line ${failure.data.rowNumber} is never closed: perhaps the file was cut off.`;
    case 'RowTooLong':
      return `Line ${failure.data.rowNumber} is longer than a million characters: perhaps its line ends are missing.`;
    case 'NoSuchSheet':
      return `It has no sheet "${failure.data.sheet}". It has ${failure.data.sheets.join(', ')}.`;
    case 'WorkbookUnreadable':
      return failure.data.why;
    case 'MixedEncodings':
      return 'Parts of it are written in different encodings: perhaps two files were put together.';
    case 'NotJson':
      return failure.data.rowNumber === null
        ? 'It begins as JSON and is none: perhaps it was cut off.'
        : `It begins as JSON, and its line ${failure.data.rowNumber} is none.`;
    case 'NoUsers':
      return 'Its JSON is no list of people, statements or rows.';
    default:
      return assertNever(failure);
  }
}
