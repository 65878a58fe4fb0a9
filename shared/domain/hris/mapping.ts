import { compactHeader } from './headers';
import type { ColumnDateOrder } from './dates';
import { type ProfileField, profileDateFields } from './fields';
import { isProtectedColumn } from './protected-columns';

/** A column under a profile, one entry each in the order of the file: the field it fills or null when it is not kept; a date column says its order. */
export type ProfileColumn = {
  readonly column: string;
  readonly field: ProfileField | null;
  readonly dateOrder: ColumnDateOrder | null;
  /** Whose id it is, for `otherId` only. */
  readonly system?: string | null;
  /** How single values of a column with two orders are meant, by their text. */
  readonly chosenDates?: Readonly<Record<string, 'mdy' | 'dmy'>>;
};

/** By what people of a source are recognised. */
export const rowKeys = ['employeeNumber', 'email', 'userName'] as const;

export type RowKey = (typeof rowKeys)[number];

export type MappingProblem = {
  readonly code:
    | 'OtherFile'
    | 'EmployeeNumberMissing'
    | 'NameMissing'
    | 'NameTwice'
    | 'MappedTwice'
    | 'ProtectedColumn'
    | 'DateOrderMissing'
    | 'KeyMissing'
    | 'SystemMissing'
    | 'NothingMapped';
  readonly message: string;
  readonly field?: ProfileField;
  readonly column?: string;
};

/** What is wrong with the columns of a profile for a file with these headers; empty when it can be used. */
export function checkProfile(headers: readonly string[], columns: readonly ProfileColumn[], keyedBy: RowKey): MappingProblem[] {
  const problems = checkColumns(headers, columns);
  if (problems.some(({ code }) => code === 'OtherFile')) return problems;
  const columnByField = new Map(columns.flatMap(({ field, column }) => (field === null ? [] : [[field, column] as const])));
  if (keyedBy === 'employeeNumber') return [...problems, ...checkIdentity(columnByField)];
  if (!columnByField.has(keyedBy)) {
    const name = keyedBy === 'email' ? 'e-mail address' : 'user name';
    const message = `Choose the column with the ${name}: people of this source are recognised by it.`;
    problems.push({ code: 'KeyMissing', field: keyedBy, message });
  }
  if (columnByField.size < 2)
    problems.push({ code: 'NothingMapped', message: 'Choose at least one column besides: there is nothing to take.' });
  return problems;
}

/** Whether the first row under the headers repeats them as labels, as SuccessFactors files do: then it is no person. */
export function isLabelRow(headers: readonly string[], row: readonly string[]): boolean {
  const same = headers.filter((header, index) => header !== '' && compactHeader(header) === compactHeader(row[index] ?? '')).length;
  return same >= 3 && same * 2 > headers.length;
}

function checkColumns(headers: readonly string[], columns: readonly ProfileColumn[]): MappingProblem[] {
  if (columns.length !== headers.length || columns.some(({ column }, index) => column !== headers[index])) {
    return [{ code: 'OtherFile', message: 'This mapping belongs to a file with other columns. Map the columns of this file.' }];
  }
  const problems: MappingProblem[] = [];
  const columnByUse = new Map<string, string>();
  for (const { column, field, dateOrder, system } of columns) {
    if (field === null) continue;
    const reason = isProtectedColumn(column)?.reason;
    if (reason !== undefined) problems.push({ code: 'ProtectedColumn', column, message: `"${column}" cannot be kept. ${reason}` });
    if (field === 'otherId' && !system)
      problems.push({ code: 'SystemMissing', field, column, message: `Say which system the ids in "${column}" are of.` });
    const use = field === 'otherId' ? `otherId ${system ?? ''}` : field;
    const other = columnByUse.get(use);
    if (other !== undefined)
      problems.push({ code: 'MappedTwice', field, column, message: `"${other}" and "${column}" fill the same field. Choose one.` });
    if (isDateField(field) && dateOrder === null) {
      const message = `Choose how "${column}" writes its dates: month first or day first.`;
      problems.push({ code: 'DateOrderMissing', field, column, message });
    }
    columnByUse.set(use, column);
  }
  return problems;
}

function checkIdentity(columnByField: ReadonlyMap<ProfileField, string>): MappingProblem[] {
  const problems: MappingProblem[] = [];
  if (!columnByField.has('employeeNumber')) {
    problems.push({
      code: 'EmployeeNumberMissing',
      field: 'employeeNumber',
      message: 'Choose the column with the employee number: people are recognised by it.',
    });
  }
  const hasParts = columnByField.has('familyName') || columnByField.has('givenName');
  if (columnByField.has('fullName') && hasParts) {
    problems.push({ code: 'NameTwice', field: 'fullName', message: 'Take the name either whole or in parts, not both.' });
  }
  if (!columnByField.has('fullName') && !columnByField.has('familyName')) {
    problems.push({ code: 'NameMissing', field: 'familyName', message: 'Choose the column with the name.' });
  }
  return problems;
}

function isDateField(field: ProfileField | null): boolean {
  return profileDateFields.some((dateField) => dateField === field);
}
