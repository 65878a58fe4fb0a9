/** A cell by its place as shown; row −1 is the row of titles. */
export type CellPlace = { readonly row: number; readonly column: number };

/** A cell that somebody is at: its row is known by its key where it has one, so that it stays the same when others come or go. */
export type KeyedPlace = CellPlace & { readonly key: string | null };

/** Where that cell is now; where its row is no longer shown, the one in its place. */
export function placeOf(at: KeyedPlace, keys: readonly string[], columns: number): CellPlace {
  const row = at.key === null ? -1 : keys.indexOf(at.key);
  return { row: row >= 0 ? row : Math.min(at.row, keys.length - 1), column: Math.min(at.column, columns - 1) };
}

/** Where a key leads from a cell, kept inside the table; null when the key does not move. */
export function moveCell(
  key: string,
  withCtrl: boolean,
  from: CellPlace,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
): CellPlace | null {
  const to = target(key, withCtrl, from, size);
  if (!to) return null;
  return { row: clamp(to.row, -1, size.rows - 1), column: clamp(to.column, 0, size.columns - 1) };
}

function target(
  key: string,
  withCtrl: boolean,
  { row, column }: CellPlace,
  { rows, columns, page }: { readonly rows: number; readonly columns: number; readonly page: number },
): CellPlace | null {
  if (key === 'ArrowUp') return { row: withCtrl ? 0 : row - 1, column };
  if (key === 'ArrowDown') return { row: withCtrl ? rows - 1 : row + 1, column };
  if (key === 'ArrowLeft') return { row, column: withCtrl ? 0 : column - 1 };
  if (key === 'ArrowRight') return { row, column: withCtrl ? columns - 1 : column + 1 };
  if (key === 'Home') return { row: withCtrl ? 0 : row, column: 0 };
  if (key === 'End') return { row: withCtrl ? rows - 1 : row, column: columns - 1 };
  if (key === 'PageUp') return { row: Math.max(row - page, 0), column };
  if (key === 'PageDown') return { row: row + page, column };
  return null;
}

function clamp(n: number, low: number, high: number): number {
  return Math.max(low, Math.min(n, high));
}
