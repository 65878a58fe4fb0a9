import { isSpreadsheetDamage } from './clean-text';
import type { ColumnDateOrder } from './dates';
import type { ProfileField } from './fields';
import type { Reject } from './plan-types';

/** What is wrong with the value that people are recognised by: none, or one that a spreadsheet has spoiled. */
export function rejectsOfKey(field: 'employeeNumber' | 'email' | 'userName', value: string, rowNumber: number): Reject[] {
  const name = keyNames[field];
  if (value === '')
    return [
      { rowNumber, code: field === 'employeeNumber' ? 'EmployeeNumberMissing' : 'KeyMissing', reason: `The row has no ${name}.`, field },
    ];
  return rejectsOfDamage(field, value, rowNumber);
}

/** An id that a spreadsheet has changed is another person's or nobody's. */
export function rejectsOfDamage(field: ProfileField, value: string, rowNumber: number): Reject[] {
  if (value === '' || !isSpreadsheetDamage(value)) return [];
  const name = field === 'positionNumber' ? 'position number' : field === 'otherId' ? 'other id' : 'employee number';
  const reason = `A spreadsheet has changed the ${name} to "${value}". Export the file again without opening it in a spreadsheet.`;
  return [{ rowNumber, code: field === 'employeeNumber' ? 'EmployeeNumberDamaged' : 'IdDamaged', reason, field, value }];
}

/** Longest text of one field, and of a whole name: what is longer is no name of anything and fits no screen. */
export const longestText = 200;

export function tooLong(field: ProfileField, value: string, rowNumber: number): Reject {
  const reason = `A text of ${value.length} characters is longer than ${longestText}. Look for a missing quotation mark or line end.`;
  return { rowNumber, code: 'TextTooLong', reason, field, value: startOf(value) };
}

export function nameTooLong(name: string, rowNumber: number): Reject {
  const reason = `The name has ${name.length} characters, which is more than ${longestText}.`;
  return { rowNumber, code: 'TextTooLong', reason, value: startOf(name) };
}

export function badDate(
  problem: 'unreadable' | 'ambiguous',
  field: ProfileField,
  value: string,
  order: ColumnDateOrder,
  rowNumber: number,
): Reject {
  if (problem === 'unreadable') return { rowNumber, code: 'DateUnreadable', reason: unreadable(value, order), field, value };
  const reason = `"${value}" is one day read month first and another read day first, and this column has both. Choose how it is meant.`;
  return { rowNumber, code: 'DateAmbiguous', reason, field, value };
}

export function wordUnknown(field: ProfileField, value: string, rowNumber: number): Reject {
  return {
    rowNumber,
    code: 'WordUnknown',
    reason: `The profile does not say what "${value}" means here. Choose its meaning once for all rows.`,
    field,
    value,
  };
}

const keyNames = { employeeNumber: 'employee number', email: 'e-mail address', userName: 'user name' } as const;

/** Whole characters only: half of one could not be written to the log. */
const startOf = (text: string): string => `${text.slice(0, 40).replace(/\p{Surrogate}$/u, '')}…`;

function unreadable(value: string, order: ColumnDateOrder): string {
  const expected = order === 'mdy' ? 'month/day/year' : order === 'dmy' ? 'day/month/year' : order === 'iso' ? 'year-month-day' : null;
  return expected === null ? `"${value}" is not a date.` : `"${value}" is not a date written ${expected}.`;
}
