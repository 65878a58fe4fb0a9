import type { ItemKind } from '../../contract/framework-item';
import type { ItemChange } from './changes';

/** An item as much as a tree needs of it. */
export interface TreeHead {
  readonly itemId: string;
  readonly kind: ItemKind;
  readonly parentId: string | null;
  readonly ordinal: number;
  readonly fromId: string | null;
  readonly toId: string | null;
  readonly code: string;
  readonly title: string;
  readonly isRetired: boolean;
  readonly change: ItemChange | null;
}

/** The catalogues of a library, in the order in which they are shown. */
export const catalogues = ['competency', 'role', 'task', 'clause', 'scale', 'block'] as const;
export type Catalogue = (typeof catalogues)[number];

export interface FrameworkTree<Head extends TreeHead = TreeHead> {
  readonly headById: ReadonlyMap<string, Head>;
  /** What lies below an item, or (by its key) below a catalogue. */
  readonly childrenById: ReadonlyMap<string, readonly string[]>;
  /** The item or the catalogue below which each item lies. */
  readonly parentById: ReadonlyMap<string, string>;
  readonly catalogueById: ReadonlyMap<string, Catalogue>;
}

export const catalogueKey = (catalogue: Catalogue): string => `catalogue:${catalogue}`;

/** The catalogue behind a key of the tree; null: it is the key of an item. */
export function catalogueOfKey(key: string): Catalogue | null {
  return catalogues.find((catalogue) => catalogueKey(catalogue) === key) ?? null;
}

const isCatalogue = (kind: ItemKind): kind is Catalogue => catalogues.some((catalogue) => catalogue === kind);

/**
 * Orders the items of a library below its catalogues; a role holds its requirements and tasks. A group belongs to the catalogue
 * of what lies in it; `emptyGroups` says where one without content was begun. What lies in a circle is shown at the top.
 */
export function buildTree<Head extends TreeHead>(
  heads: readonly Head[],
  emptyGroups: ReadonlyMap<string, Catalogue> = new Map(),
): FrameworkTree<Head> {
  const headById = new Map(heads.map((head) => [head.itemId, head]));
  const parentById = new Map<string, string>();
  const below = new Map<string, Head[]>();
  for (const head of heads) {
    const parent = parentOf(head, headById);
    if (parent === null) continue;
    parentById.set(head.itemId, parent);
    const siblings = below.get(parent);
    if (siblings === undefined) below.set(parent, [head]);
    else siblings.push(head);
  }
  cutCircles(parentById, below);
  const catalogueById = catalogueOfEach(heads, parentById, below, emptyGroups);
  const childrenById = new Map<string, readonly string[]>();
  for (const [key, children] of below) childrenById.set(key, inOrder(children));
  for (const catalogue of catalogues) {
    const top = heads.filter((head) => !parentById.has(head.itemId) && isNode(head.kind) && catalogueById.get(head.itemId) === catalogue);
    childrenById.set(catalogueKey(catalogue), inOrder(top));
    for (const head of top) parentById.set(head.itemId, catalogueKey(catalogue));
  }
  return { headById, childrenById, parentById, catalogueById };
}

const isNode = (kind: ItemKind): boolean => kind === 'group' || isCatalogue(kind);

/** Lines hang below the role they begin at; all other lines are shown in the forms of their ends alone. */
function parentOf(head: TreeHead, headById: ReadonlyMap<string, TreeHead>): string | null {
  if (isNode(head.kind)) return head.parentId !== null && headById.has(head.parentId) ? head.parentId : null;
  if (head.fromId === null || headById.get(head.fromId)?.kind !== 'role') return null;
  if (head.kind === 'requirement') return head.fromId;
  return head.kind === 'link' && head.toId !== null && headById.get(head.toId)?.kind === 'task' ? head.fromId : null;
}

function cutCircles<Head extends TreeHead>(parentById: Map<string, string>, below: Map<string, Head[]>): void {
  const isSound = new Set<string>();
  for (const start of parentById.keys()) {
    const path = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !isSound.has(at) && !path.has(at)) {
      path.add(at);
      at = parentById.get(at);
    }
    if (at !== undefined && path.has(at)) {
      const parent = parentById.get(at);
      parentById.delete(at);
      if (parent !== undefined)
        below.set(
          parent,
          (below.get(parent) ?? []).filter(({ itemId }) => itemId !== at),
        );
    }
    for (const one of path) isSound.add(one);
  }
}

function catalogueOfEach(
  heads: readonly TreeHead[],
  parentById: ReadonlyMap<string, string>,
  below: ReadonlyMap<string, readonly TreeHead[]>,
  emptyGroups: ReadonlyMap<string, Catalogue>,
): Map<string, Catalogue> {
  const found = new Map<string, Catalogue>();
  for (const { itemId, kind } of heads) if (isCatalogue(kind)) found.set(itemId, kind);
  const ofGroup = (group: TreeHead): Catalogue | null => {
    const known = found.get(group.itemId);
    if (known !== undefined) return known;
    for (const child of below.get(group.itemId) ?? []) {
      const own = isCatalogue(child.kind) ? child.kind : child.kind === 'group' ? ofGroup(child) : null;
      if (own !== null) return own;
    }
    return emptyGroups.get(group.itemId) ?? null;
  };
  const groups = heads.filter(({ kind }) => kind === 'group');
  for (const group of groups) {
    const own = ofGroup(group);
    if (own !== null) found.set(group.itemId, own);
  }
  // an empty group within another lies where that one lies; alone it waits among the competencies
  for (const group of groups) {
    let at: string | undefined = group.itemId;
    while (at !== undefined && !found.has(at)) at = parentById.get(at);
    if (!found.has(group.itemId)) found.set(group.itemId, (at === undefined ? undefined : found.get(at)) ?? 'competency');
  }
  return found;
}

function inOrder(heads: readonly TreeHead[]): string[] {
  return heads
    .toSorted((a, b) => a.ordinal - b.ordinal || (a.code < b.code ? -1 : a.code > b.code ? 1 : a.itemId < b.itemId ? -1 : 1))
    .map(({ itemId }) => itemId);
}

/** An item with everything that lies below it, from the top. */
export function withDescendants(tree: FrameworkTree, itemIds: Iterable<string>): string[] {
  const found = new Set<string>();
  const visit = (itemId: string): void => {
    if (found.has(itemId)) return;
    found.add(itemId);
    for (const child of tree.childrenById.get(itemId) ?? []) visit(child);
  };
  for (const itemId of itemIds) visit(itemId);
  return [...found];
}
