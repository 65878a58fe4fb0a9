import type { ReactNode } from 'react';

export type CellValue = string | number | null;

/** One column of a table. `value` is what is sorted, filtered and copied; `render` only changes how it looks. */
export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  /** Least width in pixels; a left-aligned column grows when there is room. */
  readonly width: number;
  readonly value: (row: Row) => CellValue;
  /** What is sorted by, where the words do not tell the order. */
  readonly order?: (row: Row) => CellValue;
  readonly render?: (row: Row) => ReactNode;
  readonly align?: 'left' | 'right' | 'center';
  readonly sortable?: boolean;
};
