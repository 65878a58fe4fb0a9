import { compareText } from '../../lib/formatting';

interface Node {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly name: string;
}

/** The nodes in the order of the tree, each with its depth; where only part of it is visible, its topmost nodes stand for roots. */
export function treeRows<N extends Node>(nodes: readonly N[]): ReadonlyArray<N & { readonly depth: number }> {
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

/** The same as choices of a list, set in by their depth. */
export function treeChoices(nodes: readonly Node[]): Array<{ readonly value: string; readonly label: string }> {
  return treeRows(nodes).map(({ unitId, name, depth }) => ({ value: unitId, label: `${'\u2003'.repeat(depth)}${name}` }));
}

/** The units that lie in one, and it itself: what it cannot be moved into. */
export function withBelow(nodes: readonly Node[], unitId: string): ReadonlySet<string> {
  const within = new Set([unitId]);
  for (const { unitId: id, parentId } of treeRows(nodes)) if (parentId !== null && within.has(parentId)) within.add(id);
  return within;
}
