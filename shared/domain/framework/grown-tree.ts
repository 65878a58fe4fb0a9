import { buildTree, type Catalogue, type FrameworkTree, type TreeHead } from './tree';

type Heads<Head> = readonly Head[];
type EmptyGroups = ReadonlyMap<string, Catalogue>;

/**
 * Builds the tree of a library again and again while it is edited. Where nothing has moved since the last one, its order is
 * taken over as it is: typing into one of ten thousand items leaves the order of all of them alone. What lies where is then the
 * very same object, so that what follows from it need not be worked out again either.
 */
export function treeGrower<Head extends TreeHead>(): (heads: Heads<Head>, emptyGroups: EmptyGroups) => FrameworkTree<Head> {
  let last: { readonly heads: Heads<Head>; readonly emptyGroups: EmptyGroups; readonly tree: FrameworkTree<Head> } | null = null;
  return (heads, emptyGroups) => {
    if (last !== null && last.emptyGroups === emptyGroups && last.heads.length === heads.length) {
      const before = last.heads;
      if (before === heads) return last.tree;
      if (heads.every((head, at) => standsAsBefore(before[at], head))) {
        const tree = { ...last.tree, headById: new Map(heads.map((head) => [head.itemId, head])) };
        last = { heads, emptyGroups, tree };
        return tree;
      }
    }
    last = { heads, emptyGroups, tree: buildTree(heads, emptyGroups) };
    return last.tree;
  };
}

/** Whether an item lies where it lay, among siblings ordered as before, and is shown where it was shown. */
function standsAsBefore(before: TreeHead | undefined, now: TreeHead): boolean {
  if (before === now) return true;
  return (
    before !== undefined &&
    before.itemId === now.itemId &&
    before.kind === now.kind &&
    before.parentId === now.parentId &&
    before.fromId === now.fromId &&
    before.toId === now.toId &&
    before.ordinal === now.ordinal &&
    before.code === now.code &&
    before.isRetired === now.isRetired &&
    (!now.isRetired || (before.change === null) === (now.change === null))
  );
}
