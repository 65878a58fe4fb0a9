import { cleanText, isSpreadsheetDamage } from './clean-text';
import { type DateOrder, openEnd, parseDate } from './dates';
import { isTerminatedStatus, type PersonFacts, type TargetField } from './fields';
import type { ColumnMapping } from './mapping';
import { listName } from '../person-name';
import { splitFullName } from './names';
import type { ImportWarning, Reject } from './plan-types';

/** A row as understood by itself, before it is compared with other rows: its manager is still as written. */
export type ReadRow = {
  readonly rowNumber: number;
  readonly facts: Omit<PersonFacts, 'managerEmployeeNumber'>;
  readonly managerNumber: string;
  readonly managerName: string;
  readonly warnings: readonly ImportWarning[];
};

export type RowReading =
  | { readonly employeeNumber: string; readonly row: ReadRow; readonly rejects: readonly [] }
  | { readonly employeeNumber: string; readonly row: null; readonly rejects: readonly Reject[] };

/** Reads one row through the mapping: cleaned facts, or every reason why it cannot be taken. Other columns are not looked at. */
export function readRow(cells: readonly string[], rowNumber: number, mapping: readonly ColumnMapping[], today: string): RowReading {
  if (cells.length !== mapping.length) {
    const reason = `The row has ${cells.length} cells where the header has ${mapping.length}. Look for a missing or stray delimiter.`;
    return { employeeNumber: '', row: null, rejects: [{ rowNumber, code: 'WrongCellCount', reason }] };
  }
  const textByField = new Map<TargetField, string>();
  const orderByField = new Map<TargetField, DateOrder>();
  mapping.forEach(({ field, dateOrder }, index) => {
    if (field === null) return;
    textByField.set(field, cleanText(cells[index] ?? ''));
    if (dateOrder !== null) orderByField.set(field, dateOrder);
  });
  const text = (field: TargetField) => textByField.get(field) ?? '';
  const employeeNumber = text('employeeNumber');
  const rejects = rejectsOfNumber(employeeNumber, rowNumber);

  const name = readName(text);
  if (name === null) rejects.push({ rowNumber, code: 'NameMissing', reason: 'The row has no name.' });
  rejects.push(...rejectsOfLength(textByField, name === null ? '' : listName(name), rowNumber));
  const readDate = (field: 'hiredOn' | 'leftOn') => {
    const value = text(field);
    if (value === '' || /^0[0./-]*$/.test(value)) return null;
    const date = parseDate(value, orderByField.get(field) ?? 'iso', today);
    // An open end is no day of leaving; as a day of hiring it is nonsense.
    if (date === openEnd && field === 'leftOn') return null;
    if (date === null || date === openEnd)
      rejects.push({ rowNumber, code: 'DateUnreadable', reason: unreadable(value, orderByField.get(field)), field, value });
    return date;
  };
  const hiredOn = readDate('hiredOn');
  const leftOn = readDate('leftOn');
  if (hiredOn !== null && leftOn !== null && leftOn < hiredOn) {
    const reason = `The person left on ${leftOn}, before they were hired on ${hiredOn}.`;
    rejects.push({ rowNumber, code: 'LeftBeforeHired', reason, field: 'leftOn', value: text('leftOn') });
  }
  if (rejects.length > 0 || name === null) return { employeeNumber, row: null, rejects };

  const orNull = (field: TargetField) => text(field) || null;
  const facts = {
    employeeNumber,
    familyName: name.familyName,
    givenName: name.givenName,
    email: orNull('email'),
    jobTitle: orNull('jobTitle'),
    department: orNull('department'),
    unit: orNull('unit'),
    shift: orNull('shift'),
    location: orNull('location'),
    hiredOn,
    leftOn,
    employmentStatus: orNull('employmentStatus'),
  };
  const warnings = [...warningsOfText(textByField, rowNumber, employeeNumber), ...warningsOfStatus(facts, rowNumber, today)];
  if (name.isDoubtful) {
    const message = `Check the name: read as family name "${name.familyName}", given name "${name.givenName}".`;
    warnings.push({ rowNumber, code: 'NameDoubtful', message, employeeNumber, field: 'fullName', value: text('fullName') });
  }
  return {
    employeeNumber,
    row: { rowNumber, facts, managerNumber: text('managerEmployeeNumber'), managerName: text('managerName'), warnings },
    rejects: [],
  };
}

function rejectsOfNumber(employeeNumber: string, rowNumber: number): Reject[] {
  const field = 'employeeNumber';
  if (employeeNumber === '') return [{ rowNumber, code: 'EmployeeNumberMissing', reason: 'The row has no employee number.', field }];
  if (!isSpreadsheetDamage(employeeNumber)) return [];
  const reason = `A spreadsheet has changed the employee number to "${employeeNumber}". Export the file again without opening it in a spreadsheet.`;
  return [{ rowNumber, code: 'EmployeeNumberDamaged', reason, field, value: employeeNumber }];
}

/** Longest text of one field, and of a whole name: what is longer is no name of anything and fits no screen. */
const longestText = 200;

function rejectsOfLength(textByField: ReadonlyMap<TargetField, string>, name: string, rowNumber: number): Reject[] {
  const rejects = [...textByField]
    .filter(([, value]) => value.length > longestText)
    .map(([field, value]): Reject => {
      const reason = `A text of ${value.length} characters is longer than ${longestText}. Look for a missing quotation mark or line end.`;
      return { rowNumber, code: 'TextTooLong', reason, field, value: startOf(value) };
    });
  if (rejects.length > 0 || name.length <= longestText) return rejects;
  const reason = `The name has ${name.length} characters, which is more than ${longestText}.`;
  return [{ rowNumber, code: 'TextTooLong', reason, value: startOf(name) }];
}

/** Whole characters only: half of one could not be written to the log. */
const startOf = (text: string): string => `${text.slice(0, 40).replace(/\p{Surrogate}$/u, '')}…`;

function readName(text: (field: TargetField) => string) {
  if (text('fullName') !== '') return splitFullName(text('fullName'));
  const familyName = text('familyName');
  return familyName === '' ? null : { familyName, givenName: text('givenName'), isDoubtful: false };
}

function unreadable(value: string, order: DateOrder | undefined): string {
  const expected = order === 'mdy' ? 'month/day/year' : order === 'dmy' ? 'day/month/year' : 'year-month-day';
  return `"${value}" is not a date written ${expected}.`;
}

function warningsOfText(textByField: ReadonlyMap<TargetField, string>, rowNumber: number, employeeNumber: string): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  for (const [field, value] of textByField) {
    // A damaged manager number leads to no manager, and is told there.
    if (field === 'managerEmployeeNumber' || !isSpreadsheetDamage(value)) continue;
    const message = `"${value}" looks like a formula or an error of a spreadsheet. It is kept as text.`;
    warnings.push({ rowNumber, code: 'SpreadsheetText', message, employeeNumber, field, value });
  }
  return warnings;
}

function warningsOfStatus(facts: ReadRow['facts'], rowNumber: number, today: string): ImportWarning[] {
  const { employeeNumber, employmentStatus, leftOn } = facts;
  const isTerminated = isTerminatedStatus(employmentStatus);
  const value = employmentStatus ?? '';
  if (isTerminated && leftOn === null) {
    const message = `The status is "${value}" but there is no date of leaving: the position stays open until there is one.`;
    return [{ rowNumber, code: 'TerminatedWithoutDate', message, employeeNumber, field: 'employmentStatus', value }];
  }
  if (isTerminated || value === '' || leftOn === null || leftOn >= today) return [];
  const message = `The person left on ${leftOn} but the status is "${value}". The date counts.`;
  return [{ rowNumber, code: 'LeftButActive', message, employeeNumber, field: 'employmentStatus', value }];
}
