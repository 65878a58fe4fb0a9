import type { MarkToken } from '../../lib/mark-token';

/** What one cell shows: a sign and a short text beside its letter. */
export interface Glyph {
  readonly token: MarkToken;
  readonly text: string;
}

export interface MatrixRow {
  readonly key: string;
  readonly title: string;
  /** Written small at the end of the row's title. */
  readonly detail: string;
  /** What the row belongs to; neighbours that share it stand under one heading. Null where rows are not grouped. */
  readonly group: string | null;
}

export interface MatrixColumn {
  readonly key: string;
  /** A short name, such as a code. */
  readonly code: string;
  readonly title: string;
}

/** Rows against columns, as many as there may be; cells are asked for by place. */
export interface MatrixContent {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  /** A number for what a cell looks like, the same for cells that look the same; null where nothing is shown. */
  readonly glyphAt: (row: number, column: number) => number | null;
  readonly glyph: (id: number) => Glyph;
  /** The cell as a sentence. */
  readonly describe: (row: number, column: number) => string;
  /** The cell as it is copied. */
  readonly copied: (row: number, column: number) => string | null;
}

/** A row, or a heading over the rows of a group, in the order in which they are drawn. */
export type MatrixLine = { readonly row: number } | { readonly heading: string; readonly count: number };

export interface MatrixLines {
  readonly lines: readonly MatrixLine[];
  /** Which line each row is drawn on. */
  readonly lineOfRow: Int32Array;
}

export function linesOf(rows: readonly MatrixRow[]): MatrixLines {
  const lines: MatrixLine[] = [];
  const lineOfRow = new Int32Array(rows.length);
  for (let begin = 0; begin < rows.length;) {
    const group = rows[begin]?.group ?? null;
    let end = begin + 1;
    while (end < rows.length && (rows[end]?.group ?? null) === group) end += 1;
    if (group !== null) lines.push({ heading: group, count: end - begin });
    for (; begin < end; begin++) {
      lineOfRow[begin] = lines.length;
      lines.push({ row: begin });
    }
  }
  return { lines, lineOfRow };
}

export interface CellSpan {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The cells between two corners, both included. */
export function spanOf(
  a: { readonly row: number; readonly column: number },
  b: { readonly row: number; readonly column: number },
): CellSpan {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  };
}
