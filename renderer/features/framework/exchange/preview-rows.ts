import type { PreviewedItem } from './queries';

export interface PreviewRow extends PreviewedItem {
  /** How deep it lies in the tree, 0 at the top. */
  readonly depth: number;
  /** For a line between two items: what it joins. */
  readonly joins: string | null;
}

/** The tree as it will be, from top to bottom; then the lines between its items, or to what is `known` by name elsewhere. */
export function previewRows(items: readonly PreviewedItem[], known: (itemId: string) => string | undefined): PreviewRow[] {
  const titleById = new Map(items.map(({ itemId, code, title }) => [itemId, code || title]));
  const isLine = ({ kind }: PreviewedItem): boolean => kind === 'requirement' || kind === 'link' || kind === 'mapping';
  const childrenOf = new Map<string | null, PreviewedItem[]>();
  const nodes = items.filter((item) => !isLine(item));
  const there = new Set(nodes.map(({ itemId }) => itemId));
  for (const item of nodes) {
    const parent = item.parentId !== null && there.has(item.parentId) ? item.parentId : null;
    const siblings = childrenOf.get(parent);
    if (siblings === undefined) childrenOf.set(parent, [item]);
    else siblings.push(item);
  }
  const rows: PreviewRow[] = [];
  const open = ordered(childrenOf.get(null)).map((item) => ({ item, depth: 0 }));
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next.item.itemId)) continue;
    seen.add(next.item.itemId);
    rows.push({ ...next.item, depth: next.depth, joins: null });
    for (const item of ordered(childrenOf.get(next.item.itemId))) open.push({ item, depth: next.depth + 1 });
  }
  const nameOf = (id: string | null): string => (id === null ? '' : (titleById.get(id) ?? known(id) ?? '…'));
  return [
    ...rows,
    ...items.filter(isLine).map((item) => ({
      ...item,
      depth: 0,
      joins: [nameOf(item.fromId), item.leadsTo ?? nameOf(item.toId)].filter((one) => one !== '').join(' → '),
    })),
  ];
}

/** Last first, for they are taken from the end. */
function ordered(items: readonly PreviewedItem[] | undefined): PreviewedItem[] {
  return (items ?? []).toSorted((a, b) => b.ordinal - a.ordinal);
}
