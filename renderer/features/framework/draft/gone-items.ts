import { withDescendants } from '../../../../shared/domain/framework/tree';
import type { DraftSession } from './draft-session';

/** What goes when items are taken out of use: what lies below them and every line that begins or ends at them. */
export function goneWith(
  tree: DraftSession['tree'],
  itemIds: readonly string[],
): { readonly restored: string[]; readonly retired: string[] } {
  const going = new Set(withDescendants(tree, itemIds));
  for (const head of tree.headById.values()) {
    const isLine = head.kind === 'requirement' || head.kind === 'link' || head.kind === 'mapping';
    if (isLine && ((head.fromId !== null && going.has(head.fromId)) || (head.toId !== null && going.has(head.toId))))
      going.add(head.itemId);
  }
  const heads = [...going].flatMap((itemId) => tree.headById.get(itemId) ?? []);
  return {
    restored: heads.filter(({ change }) => change === 'added').map(({ itemId }) => itemId),
    retired: heads.filter(({ change, isRetired }) => change !== 'added' && !isRetired).map(({ itemId }) => itemId),
  };
}
