import type { FrameworkItem } from '../../contract/framework-item';

/** Items with all that they stand under or refer to, as far as it is among the new ones: nothing may hang in the air. */
export function withReferred(items: readonly FrameworkItem[], newById: ReadonlyMap<string, FrameworkItem>): ReadonlySet<string> {
  const found = new Set(items.map(({ itemId }) => itemId));
  const open = [...items];
  for (let item = open.pop(); item !== undefined; item = open.pop())
    for (const id of referredBy(item)) {
      const other = newById.get(id);
      if (other === undefined || found.has(id)) continue;
      found.add(id);
      open.push(other);
    }
  return found;
}

function referredBy(item: FrameworkItem): string[] {
  const ids = [item.parentId, item.fromId, item.toId, item.replacedById].filter((id) => id !== null);
  if (item.kind !== 'competency') return ids;
  const { scaleId, blockIds, prerequisites } = item.content;
  return [...ids, scaleId, ...blockIds, ...prerequisites.flatMap(({ of }) => of.map(({ competencyId }) => competencyId))];
}
