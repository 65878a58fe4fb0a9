import type { Table } from '../framework-format';
import { largestCell, mended, type Problems } from '../problems';
import { recordOf } from './record-of';

/** The columns of a table: their keys, and what else their header may be called. */
export type Columns<K extends string> = Readonly<Record<K, readonly string[]>>;

export interface Row<K extends string> {
  /** Of the file, from 1. */
  readonly number: number;
  /** Trimmed; empty where the table has no such column. */
  readonly cells: Readonly<Record<K, string>>;
  /** What stands in columns that are not known, by header. */
  readonly rest: Readonly<Record<string, string>>;
}

export interface Rows<K extends string> {
  readonly has: ReadonlySet<K>;
  readonly rows: readonly Row<K>[];
}

/** How headers are compared: letters and digits alone, for exports differ in case, blanks and hyphens from version to version. */
export function headerKey(header: string): string {
  return header.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The rows of a table by the columns that are known; what is not known is told and kept in `rest`, empty rows are passed over. */
export function readRows<K extends string>(
  table: Table,
  columns: Columns<K>,
  problems: Problems,
  unguard: (cell: string) => string,
): Rows<K> {
  const keyOf = new Map<string, K>();
  const keys: K[] = [];
  for (const key in columns) {
    keys.push(key);
    for (const name of [key, ...columns[key]]) keyOf.set(headerKey(name), key);
  }
  const placeOf = new Map<K, number>();
  const unknown: Array<readonly [header: string, place: number]> = [];
  for (const [place, header] of table.headers.entries()) {
    const key = keyOf.get(headerKey(header));
    if (key !== undefined && !placeOf.has(key)) placeOf.set(key, place);
    else unknown.push([header, place]);
  }
  tellUnknown(table, unknown, keyOf, problems);
  const rows = table.rows.flatMap((cells, at): Row<K>[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const number = table.rowNumbers[at] ?? at + 2;
    const cellOf = (place: number, header: string): string => {
      const cell = cells[place] ?? '';
      if (cell.length <= largestCell) return cell === '' ? '' : mended(unguard(cell.trim()));
      problems.error(header, `This cell holds ${cell.length} characters: it was left out.`, cell.slice(0, 200), number);
      return '';
    };
    const known = recordOf(keys, (key) => {
      const place = placeOf.get(key);
      return place === undefined ? '' : cellOf(place, key);
    });
    const rest: Record<string, string> = {};
    for (const [header, place] of unknown) {
      const cell = cellOf(place, header);
      if (cell !== '') rest[header] = cell;
    }
    for (let place = table.headers.length; place < cells.length; place += 1) {
      const cell = cellOf(place, 'behind the last column');
      if (cell !== '') problems.warning(table.name, `There is a cell behind the last column: it was not taken.`, cell, number);
    }
    return [{ number, cells: known, rest }];
  });
  return { has: new Set(placeOf.keys()), rows };
}

function tellUnknown<K extends string>(
  table: Table,
  unknown: ReadonlyArray<readonly [header: string, place: number]>,
  keyOf: ReadonlyMap<string, K>,
  problems: Problems,
): void {
  for (const [header, place] of unknown) {
    if (table.rows.every((cells) => (cells[place] ?? '').trim() === '')) continue;
    const isTwice = keyOf.has(headerKey(header)) || keyOf.has(headerKey(header.replace(/\s*\(\d+\)$/, '')));
    const why = isTwice
      ? 'is there more than once, or under two names: only the first was taken'
      : 'is not known to this format: it was not taken';
    problems.warning(header, `The column “${header}” ${why}. What stands in it is kept with where the item came from.`);
  }
}

/** What unknown columns say, as it is kept with an item; null: more than can be kept. */
export function restText(rest: object): string | null {
  const text = JSON.stringify(rest);
  return text.length <= 1_000_000 ? text : null;
}

/** Whether a cell looks like a number that a spreadsheet has rewritten on its own: digits of the code are lost then. */
export function isRewrittenNumber(cell: string): boolean {
  return /^-?\d+(?:[.,]\d+)?E[+-]?\d+$/i.test(cell);
}

/** A text within the length that an item takes; a longer one is cut and told. */
export function fitting(text: string, length: number, column: string, problems: Problems, row: number | null): string {
  if (text.length <= length) return text;
  problems.warning(column, `This is longer than ${length} characters: the rest was cut off.`, text, row);
  return text
    .slice(0, length)
    .replace(/\p{Surrogate}$/u, '')
    .trimEnd();
}
