import { compareText } from './formatting';

interface Unit {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly name: string;
}

/** The units in the order of the organisation tree, each with its depth; where only part of it is visible, its topmost units stand for roots. */
export function unitRows<N extends Unit>(nodes: readonly N[]): ReadonlyArray<N & { readonly depth: number }> {
  const known = new Set(nodes.map(({ unitId }) => unitId));
  const below = new Map<string, N[]>();
  for (const node of nodes) {
    const key = node.parentId !== null && known.has(node.parentId) ? node.parentId : '';
    const siblings = below.get(key);
    if (siblings === undefined) below.set(key, [node]);
    else siblings.push(node);
  }
  const rows: Array<N & { readonly depth: number }> = [];
  const walk = (key: string, depth: number): void => {
    for (const node of (below.get(key) ?? []).toSorted((a, b) => compareText(a.name, b.name))) {
      rows.push({ ...node, depth });
      walk(node.unitId, depth + 1);
    }
  };
  walk('', 0);
  return rows;
}

/** The same as choices of a list, which sets them in by their depth. */
export function unitChoices(nodes: readonly Unit[]): Array<{ readonly value: string; readonly label: string; readonly depth: number }> {
  return unitRows(nodes).map(({ unitId, name, depth }) => ({ value: unitId, label: name, depth }));
}

/** The units that lie in one, and it itself. */
export function unitsWithin(nodes: readonly Unit[], unitId: string): ReadonlySet<string> {
  const within = new Set([unitId]);
  for (const { unitId: id, parentId } of unitRows(nodes)) if (parentId !== null && within.has(parentId)) within.add(id);
  return within;
}

/** The units that one lies in, the nearest first. */
export function unitsAbove<N extends Unit>(nodes: readonly N[], unitId: string): N[] {
  const byId = new Map(nodes.map((node) => [node.unitId, node]));
  const above: N[] = [];
  for (let at = byId.get(byId.get(unitId)?.parentId ?? ''); at !== undefined; at = byId.get(at.parentId ?? '')) above.push(at);
  return above;
}
