import type { FrameworkItem } from '../../contract/framework-item';

/** One step of a path that comes back to where it began; `at` says at which level, where that matters. */
export interface CycleStep {
  readonly itemId: string;
  readonly at: string;
}

/** Paths along which items lie in each other. */
export function parentCycles(items: readonly FrameworkItem[]): CycleStep[][] {
  const parentById = new Map(items.flatMap(({ itemId, parentId }) => (parentId === null ? [] : [[itemId, parentId] as const])));
  return cyclesOf(new Map([...parentById].map(([itemId, parentId]) => [itemId, [parentId]]))).map((path) =>
    path.map((itemId) => ({ itemId, at: '' })),
  );
}

/**
 * Paths along which levels of competencies ask for each other. A level also rests on the lower levels of its own
 * competency: what these ask for is asked for by it.
 */
export function prerequisiteCycles(items: readonly FrameworkItem[]): CycleStep[][] {
  const levelsAsked = new Map<string, Set<number>>();
  const note = (id: string, level: number): void => void levelsAsked.set(id, (levelsAsked.get(id) ?? new Set()).add(level));
  const competencies = items.filter((item) => item.kind === 'competency' && !item.isRetired);
  for (const item of competencies) {
    if (item.kind !== 'competency') continue;
    for (const { level, of } of item.content.prerequisites) {
      note(item.itemId, level);
      for (const one of of) note(one.competencyId, one.level);
    }
  }
  const key = (id: string, level: number): string => `${id} ${level}`;
  const next = new Map<string, string[]>();
  const join = (from: string, to: string): void => void next.set(from, [...(next.get(from) ?? []), to]);
  for (const [id, levels] of levelsAsked) {
    const sorted = [...levels].toSorted((a, b) => b - a);
    for (const [index, level] of sorted.entries()) {
      const below = sorted[index + 1];
      if (below !== undefined) join(key(id, level), key(id, below));
    }
  }
  for (const item of competencies) {
    if (item.kind !== 'competency') continue;
    for (const { level, of } of item.content.prerequisites)
      for (const one of of) join(key(item.itemId, level), key(one.competencyId, one.level));
  }
  return cyclesOf(next).map((path) =>
    path.map((node) => {
      const cut = node.lastIndexOf(' ');
      return { itemId: node.slice(0, cut), at: ` level ${node.slice(cut + 1)}` };
    }),
  );
}

/** Each cycle that a walk along the arrows meets, once, its first node repeated at the end. */
function cyclesOf(next: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  for (const start of next.keys()) {
    // An explicit stack: a chain may be thousands of items deep.
    const path: string[] = [];
    const onPath = new Set<string>();
    const stack: { readonly node: string; readonly isLeaving: boolean }[] = [{ node: start, isLeaving: false }];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (at.isLeaving) {
        onPath.delete(at.node);
        path.pop();
        done.add(at.node);
        continue;
      }
      if (onPath.has(at.node)) {
        cycles.push([...path.slice(path.indexOf(at.node)), at.node]);
        continue;
      }
      if (done.has(at.node)) continue;
      path.push(at.node);
      onPath.add(at.node);
      stack.push({ node: at.node, isLeaving: true });
      for (const to of next.get(at.node) ?? []) stack.push({ node: to, isLeaving: false });
    }
  }
  return cycles;
}
