import { catalogueKey, catalogues, type FrameworkTree, type TreeHead } from './tree';

/** One line of the tree as it is shown. */
export interface VisibleRow {
  /** The item, or the key of a catalogue. */
  readonly key: string;
  /** 1 for a catalogue. */
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
  /** Its place among its siblings, from 1, and how many there are. */
  readonly position: number;
  readonly siblings: number;
}

export interface RowFilter {
  /** What code and title must contain, word by word; empty: everything is shown. */
  readonly text: string;
  readonly showsRetired: boolean;
}

/** The lines of a tree from the top down. While something is sought, what matches is shown with what it lies in, opened. */
export function visibleRows(tree: FrameworkTree, open: ReadonlySet<string>, filter: RowFilter): VisibleRow[] {
  const words = wordsOf(filter.text);
  const matching = words.length === 0 ? null : matches(tree, words);
  const rows: VisibleRow[] = [];
  const childrenOf = (key: string): readonly string[] => {
    const all = tree.childrenById.get(key) ?? [];
    return all.filter((child) => (matching === null || matching.has(child)) && (filter.showsRetired || isShown(tree.headById.get(child))));
  };
  const visit = (keys: readonly string[], depth: number): void => {
    keys.forEach((key, index) => {
      const children = childrenOf(key);
      const isOpen = children.length > 0 && (matching !== null || open.has(key));
      rows.push({ key, depth, hasChildren: children.length > 0, isOpen, position: index + 1, siblings: keys.length });
      if (isOpen) visit(children, depth + 1);
    });
  };
  visit(
    catalogues.map(catalogueKey).filter((key) => matching === null || childrenOf(key).length > 0),
    1,
  );
  return rows;
}

/**
 * The same, of a tree that is edited: while nothing is sought, the lines follow from where items lie alone, and are the very same
 * list as long as that is the very same (see treeGrower).
 */
export function rowKeeper(): typeof visibleRows {
  let last: { readonly asked: Parameters<typeof visibleRows>; readonly rows: VisibleRow[] } | null = null;
  return (...asked) => {
    if (last === null || !isSameAnswer(last.asked, asked)) last = { asked, rows: visibleRows(...asked) };
    return last.rows;
  };
}

function isSameAnswer(
  [before, wasOpen, was]: Parameters<typeof visibleRows>,
  [tree, open, filter]: Parameters<typeof visibleRows>,
): boolean {
  if (wasOpen !== open || was.text !== filter.text || was.showsRetired !== filter.showsRetired) return false;
  return before === tree || (wordsOf(filter.text).length === 0 && before.childrenById === tree.childrenById);
}

export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** Whether code and title contain all the words. */
export function contains({ code, title }: Pick<TreeHead, 'code' | 'title'>, words: readonly string[]): boolean {
  const own = `${code} ${title}`.toLowerCase();
  return words.every((word) => own.includes(word));
}

/** What was retired before is out of the way; what this draft retires can be seen. */
const isShown = (head: TreeHead | undefined): boolean => head === undefined || !head.isRetired || head.change !== null;

function matches(tree: FrameworkTree, words: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const head of tree.headById.values()) {
    if (!contains(head, words)) continue;
    let at: string | undefined = head.itemId;
    while (at !== undefined && !found.has(at)) {
      found.add(at);
      at = tree.parentById.get(at);
    }
  }
  return found;
}
