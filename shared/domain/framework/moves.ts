/** Where an item stands: among the children of its parent, in the order of their ordinals. */
export interface Placed {
  readonly itemId: string;
  readonly parentId: string | null;
  readonly ordinal: number;
}

/**
 * The items that stand elsewhere in `b` than in `a`: under another parent, or elsewhere among the siblings that stayed. As few as
 * explain the new order, and of these no other than those whose ordinal changed: numbering siblings anew moves nothing.
 */
export function movedItems(a: Iterable<Placed>, b: Iterable<Placed>): ReadonlySet<string> {
  const before = new Map([...a].map((item) => [item.itemId, item]));
  const moved = new Set<string>();
  const stayed = new Map<string | null, Array<{ readonly old: Placed; readonly now: Placed }>>();
  for (const now of b) {
    const old = before.get(now.itemId);
    if (old === undefined) continue;
    if (old.parentId !== now.parentId) moved.add(now.itemId);
    else if (stayed.get(now.parentId)?.push({ old, now }) === undefined) stayed.set(now.parentId, [{ old, now }]);
  }
  for (const siblings of stayed.values()) {
    if (siblings.every(({ old, now }) => old.ordinal === now.ordinal)) continue;
    const kept = keptInOrder(siblings);
    for (const { now } of siblings) if (!kept.has(now.itemId)) moved.add(now.itemId);
  }
  return moved;
}

/** The heaviest chain of siblings that stand in one order before and after; an unchanged ordinal outweighs any number of changed ones. */
function keptInOrder(siblings: ReadonlyArray<{ readonly old: Placed; readonly now: Placed }>): ReadonlySet<string> {
  const rankNow = new Map(
    siblings
      .map(({ now }) => now)
      .toSorted(byPlace)
      .map(({ itemId }, rank) => [itemId, rank]),
  );
  const size = siblings.length;
  // A Fenwick tree over the new ranks: the heaviest chain that ends at a rank or before it.
  const heaviest: Array<Chain | null> = Array.from({ length: size + 1 }, () => null);
  let best: Chain | null = null;
  for (const { old, now } of siblings.toSorted((one, other) => byPlace(one.old, other.old))) {
    const rank = (rankNow.get(now.itemId) ?? 0) + 1;
    let before: Chain | null = null;
    for (let at = rank - 1; at > 0; at -= at & -at) before = heavier(before, heaviest[at] ?? null);
    const weight = (before?.weight ?? 0) + (old.ordinal === now.ordinal ? size + 1 : 1);
    const chain: Chain = { itemId: now.itemId, weight, before };
    for (let at = rank; at <= size; at += at & -at) heaviest[at] = heavier(heaviest[at] ?? null, chain);
    best = heavier(best, chain);
  }
  const kept = new Set<string>();
  for (let at = best; at !== null; at = at.before) kept.add(at.itemId);
  return kept;
}

interface Chain {
  readonly itemId: string;
  readonly weight: number;
  readonly before: Chain | null;
}

const heavier = (a: Chain | null, b: Chain | null): Chain | null => (a === null || (b !== null && b.weight > a.weight) ? b : a);

const byPlace = (a: Placed, b: Placed): number => a.ordinal - b.ordinal || (a.itemId < b.itemId ? -1 : 1);
