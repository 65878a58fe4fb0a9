import type { MappingProblem, ProfileColumn } from '../hris/mapping';

/** The columns of a profile in the order of a file; what the profile does not know is not kept. */
export function columnsFor<C extends ProfileColumn>(headers: readonly string[], columns: readonly C[]): Array<C | ProfileColumn> {
  const byHeader = new Map(columns.map((column) => [column.column, column]));
  return headers.map((column) => byHeader.get(column) ?? { column, field: null, dateOrder: null });
}

/** Columns that the profile takes and the file does not have. */
export function missingColumns(headers: readonly string[], columns: readonly ProfileColumn[]): string[] {
  const present = new Set(headers);
  return columns.flatMap(({ column, field }) => (field === null || present.has(column) ? [] : [column]));
}

/** Why a file without some of its profile's columns is not read: what is gone would count as emptied. */
export function lackingColumns(missing: readonly string[]): MappingProblem[] {
  return missing.map((column) => ({
    code: 'OtherFile',
    column,
    message: `The profile takes "${column}", and the file has no such column. Choose another profile, or change the columns of this one.`,
  }));
}
