import { foldText } from '../../../shared/domain/every-word';
import { compareText } from '../../lib/formatting';
import type { CellValue, Column } from './column';

export type Sort = { readonly column: string; readonly direction: 'ascending' | 'descending' };

/** The rows that pass every filter, in the order asked for; rows that compare equal keep their order. */
export function arrangeRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filterByColumn: Readonly<Record<string, string>>,
  sort: Sort | null,
): readonly Row[] {
  const tests = columns.flatMap((column) => {
    const query = (filterByColumn[column.key] ?? '').trim();
    if (query === '') return [];
    const matches = filterOf(query);
    return [(row: Row) => matches(column.value(row))];
  });
  const kept = tests.length === 0 ? rows : rows.filter((row) => tests.every((passes) => passes(row)));
  const column = columns.find((one) => one.key === sort?.column);
  if (!sort || !column) return kept;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const orderOf = column.order ?? column.value;
  return kept
    .map((row) => ({ row, value: orderOf(row) }))
    .sort((a, b) => compareCells(a.value, b.value, sign))
    .map(({ row }) => row);
}

/** A click on a title: ascending, then descending, then the order the rows came in. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
  if (sort?.column !== column) return { column, direction: 'ascending' };
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

/** Empty cells come last in either direction: they are missing, not small. */
function compareCells(a: CellValue, b: CellValue, sign: number): number {
  const isMissingA = a === null || a === '';
  const isMissingB = b === null || b === '';
  if (isMissingA || isMissingB) return Number(isMissingA) - Number(isMissingB);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * compareText(String(a), String(b));
}

/** A comparison such as "> 5" or "<= 2026-03-14", or else a text that the cell contains, case and accents ignored. */
function filterOf(query: string): (value: CellValue) => boolean {
  const comparison = /^(<=|>=|<|>|=)\s*(.+)$/.exec(query);
  const [, operator, operand] = comparison ?? [];
  if (operator !== undefined && operand !== undefined) {
    return (value) => value !== null && isInOrder(operator, distanceOf(value, operand));
  }
  const folded = foldText(query);
  return (value) => value !== null && foldText(String(value)).includes(folded);
}

function distanceOf(value: string | number, operand: string): number {
  const number = Number(operand);
  return typeof value === 'number' && !Number.isNaN(number) ? value - number : compareText(String(value), operand);
}

function isInOrder(operator: string, order: number): boolean {
  if (operator === '<') return order < 0;
  if (operator === '>') return order > 0;
  if (operator === '<=') return order <= 0;
  if (operator === '>=') return order >= 0;
  return order === 0;
}
