import type { JsonObject } from '../../../shared/domain/audit-json';
import { contentDigest } from '../db/content-digest';
import { below, fact, facts, table, wideFact } from './blocks';
import type { Part } from './document';
import { words } from './words';

export interface ViewColumn {
  readonly name: string;
  /** In millimetres on paper, or what is left. */
  readonly width: number | 'rest';
  readonly align?: 'right';
  /** On paper it stands in smaller type below the column before it; its width is not used. */
  readonly isBelow?: true;
}

/** A view as a table: what is printed, written as a workbook or as CSV, and told by one digest whichever it is. */
export interface TableView {
  readonly title: string;
  readonly asOf: string;
  /** What it is narrowed to, in words. */
  readonly filters: ReadonlyArray<{ readonly label: string; readonly value: string }>;
  readonly columns: readonly ViewColumn[];
  readonly rows: ReadonlyArray<ReadonlyArray<string | number | null>>;
  /** Definitions and keys that belong below it. */
  readonly notes: readonly string[];
}

/** Of what it tells, and not of who asked and when: the same for the same records on the same day. */
export function digestOfView({ title, asOf, filters, columns, rows, notes }: TableView): string {
  const told: JsonObject = {
    title,
    asOf,
    filters: filters.map(({ label, value }) => ({ label, value })),
    columns: columns.map(({ name }) => name),
    rows: rows.map((row) => [...row]),
    notes: [...notes],
  };
  return contentDigest(told);
}

/** The view as it is laid out on paper. */
export function viewPart({ title, asOf, filters, columns, rows, notes }: TableView): Part {
  const printed = columns.flatMap((column, index) => {
    if (column.isBelow === true) return [];
    const stacked = columns.slice(index + 1).findIndex(({ isBelow }) => isBelow !== true);
    const last = stacked === -1 ? columns.length : index + 1 + stacked;
    return [{ column, index, last }];
  });
  const text = (value: string | number | null | undefined): string => (value === null || value === undefined ? '' : String(value));
  return {
    title,
    subtitle: words.view.asOf(asOf),
    banner: null,
    code: null,
    blocks: [
      facts(null, [
        ...filters.map(({ label, value }) => fact(label, value)),
        fact(words.view.lines, String(rows.length)),
        wideFact(words.view.noteLabel, words.view.digestNote),
      ]),
      table(
        null,
        printed.map(({ column, index, last }) => {
          const name = columns
            .slice(index, last)
            .map((one) => one.name)
            .join('\n');
          return column.align === 'right' ? [name, column.width, 'right'] : [name, column.width];
        }),
        rows.map((row) =>
          printed.map(({ index, last }) => below(text(row[index]), ...row.slice(index + 1, last).map((value) => text(value)))),
        ),
        words.view.empty,
      ),
      ...notes.map((note) => ({ kind: 'text' as const, title: null, text: note })),
    ],
  };
}
