/** The complete subtree over 2^level leaves from leaf `position` × 2^level on. */
export type Subtree = { readonly level: number; readonly position: number };

/** Leaves from `from` up to but without `to`, counted from 0. */
export type LeafRange = { readonly from: number; readonly to: number };

/** The complete subtrees that make up a range, left to right. The range must start where a tree of its size may start. */
export function subtreesOf({ from, to }: LeafRange): readonly Subtree[] {
  const subtrees: Subtree[] = [];
  for (let start = from; start < to;) {
    const level = log2(to - start);
    subtrees.push({ level, position: start / 2 ** level });
    start += 2 ** level;
  }
  return subtrees;
}

/** Ranges whose roots prove that the leaf at `index` is in the tree, from the leaf up (RFC 9162 §2.1.3.1). */
export function inclusionRanges(index: number, size: number): readonly LeafRange[] {
  const ranges: LeafRange[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  return ranges.reverse();
}

/** Ranges whose roots prove that the first `before` leaves are a prefix of the tree (RFC 9162 §2.1.4.1). */
export function consistencyRanges(before: number, size: number): readonly LeafRange[] {
  if (before === 0) return [];
  const ranges: LeafRange[] = [];
  let [from, to] = [0, size];
  while (before < to) {
    const middle = from + splitOf(to - from);
    if (before <= middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  // The old tree's own root needs no proof: the verifier has it.
  if (from > 0) ranges.push({ from, to });
  return ranges.reverse();
}

/** The subtrees that adding the leaf at `index` completes, the leaf itself first. */
export function completedBy(index: number): readonly Subtree[] {
  const subtrees: Subtree[] = [{ level: 0, position: index }];
  for (let position = index, level = 1; isOdd(position); level++) {
    position = half(position);
    subtrees.push({ level, position });
  }
  return subtrees;
}

// Bit operators stop at 2^31; a log may be larger than that.
export function isOdd(value: number): boolean {
  return value % 2 === 1;
}

export function half(value: number): number {
  return Math.floor(value / 2);
}

/** The largest power of two below `size`: where a tree of that size splits. */
function splitOf(size: number): number {
  return 2 ** log2(size - 1);
}

function log2(value: number): number {
  let exponent = 0;
  for (let rest = value; rest > 1; rest = half(rest)) exponent++;
  return exponent;
}
