import type { MarkToken } from '../../lib/mark-token';

export type HeatmapLine = {
  readonly key: string;
  readonly title: string;
  /** What a column belongs to, written once above neighbours that share it. */
  readonly group?: string;
  /** What a press on the title of a column does, in words; left out where it does nothing. */
  readonly opens?: string;
};

export type ColumnGroup = { readonly key: string; readonly title: string; readonly columns: number };

/** Neighbouring columns of one group, in order; none where no column has a group. */
export function columnGroups(columns: readonly HeatmapLine[]): readonly ColumnGroup[] {
  if (columns.every(({ group }) => group === undefined)) return [];
  const groups: ColumnGroup[] = [];
  for (const { key, group = '' } of columns) {
    const last = groups.at(-1);
    if (last?.title === group) groups[groups.length - 1] = { ...last, columns: last.columns + 1 };
    else groups.push({ key, title: group, columns: 1 });
  }
  return groups;
}

/** What a cell shows: a sign, a number beside it, and the whole of it as a sentence. */
export type HeatmapCell = {
  readonly token: MarkToken;
  readonly count: number | null;
  readonly label: string;
};

export type HeatmapContent = {
  readonly rows: readonly HeatmapLine[];
  readonly columns: readonly HeatmapLine[];
  /** Null where there is nothing to show. */
  readonly cell: (row: string, column: string) => HeatmapCell | null;
};

export type CellIndex = { readonly row: number; readonly column: number };
