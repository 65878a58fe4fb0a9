export type Selection = {
  readonly keys: ReadonlySet<string>;
  /** Where a range selected with Shift begins. */
  readonly anchor: string | null;
};

export const emptySelection: Selection = { keys: new Set(), anchor: null };

/** The row alone: a plain click. */
export function selectOnly(key: string): Selection {
  return { keys: new Set([key]), anchor: key };
}

/** The row in or out, the others as they are: Ctrl and click, or Space. */
export function toggleKey(selection: Selection, key: string): Selection {
  const keys = new Set(selection.keys);
  if (!keys.delete(key)) keys.add(key);
  return { keys, anchor: key };
}

/** Everything from the anchor to the row, as shown: Shift and click, or Shift and an arrow. */
export function selectRange(selection: Selection, shown: readonly string[], key: string): Selection {
  const from = selection.anchor === null ? -1 : shown.indexOf(selection.anchor);
  const to = shown.indexOf(key);
  if (from < 0 || to < 0) return selectOnly(key);
  return { keys: new Set(shown.slice(Math.min(from, to), Math.max(from, to) + 1)), anchor: selection.anchor };
}

/** What of the selection is seen: what a filter hides, or is gone, is not acted on. */
export function selectedIn(selection: Selection, shown: readonly string[]): ReadonlySet<string> {
  const seen = shown.filter((key) => selection.keys.has(key));
  // The same set for the same answer: whoever is told of a new one renders again, and would be told again.
  if (seen.length === selection.keys.size) return selection.keys;
  return seen.length === 0 ? emptySelection.keys : new Set(seen);
}

export function selectAll(shown: readonly string[]): Selection {
  return { keys: new Set(shown), anchor: shown[0] ?? null };
}
