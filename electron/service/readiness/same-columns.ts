/** Rows of columns, from one place up to another. */
export interface Stretch {
  readonly columns: ReadonlyArray<Readonly<Record<number, number>>>;
  readonly from: number;
  readonly to: number;
}

/** Whether both hold the same rows, in whatever order. */
export function areSame(one: Stretch, other: Stretch): boolean {
  if (one.to - one.from !== other.to - other.from) return false;
  if (areSameInOrder(one, other)) return true;
  const lines = linesOf(other);
  return linesOf(one).every((line, index) => line === lines[index]);
}

function areSameInOrder(one: Stretch, other: Stretch): boolean {
  return one.columns.every((column, index) => {
    const beside = other.columns[index] ?? [];
    for (let at = one.from; at < one.to; at += 1) if (column[at] !== beside[at - one.from + other.from]) return false;
    return true;
  });
}

function linesOf({ columns, from, to }: Stretch): string[] {
  const lines = Array.from({ length: to - from }, (_, index) => columns.map((column) => column[from + index] ?? '').join(' '));
  return lines.toSorted();
}
