interface Keyed {
  readonly rowKey: string;
}

/** The rows with one of them a place up (-1) or down (+1); the same rows when it is already at the end. */
export function moveRow<Row extends Keyed>(rows: readonly Row[], rowKey: string, by: -1 | 1): readonly Row[] {
  const from = rows.findIndex((row) => row.rowKey === rowKey);
  const to = from + by;
  const moving = rows[from];
  if (moving === undefined || to < 0 || to >= rows.length) return rows;
  return rows.toSpliced(from, 1).toSpliced(to, 0, moving);
}

/** The rows with a new one below another; at the end when there is no other. */
export function addRow<Row extends Keyed>(rows: readonly Row[], below: string | null, row: Row): readonly Row[] {
  const at = below === null ? -1 : rows.findIndex((one) => one.rowKey === below);
  return rows.toSpliced(at === -1 ? rows.length : at + 1, 0, row);
}

/** The key of the row that takes the focus when one goes: the next, else the one before, else none. */
export function neighbourOf(rows: readonly Keyed[], rowKey: string): string | null {
  const at = rows.findIndex((row) => row.rowKey === rowKey);
  return rows[at + 1]?.rowKey ?? rows[at - 1]?.rowKey ?? null;
}
