import type { ItemKind } from '../../contract/framework-item';
import { catalogueKey, catalogueOfKey, withDescendants, type FrameworkTree } from './tree';

/** The distance between two siblings that were never moved. */
export const ordinalGap = 1024;

/** Where something goes: below an item or a catalogue, before one of what lies there or at the end. */
export interface Target {
  readonly parentKey: string;
  readonly beforeId: string | null;
}

export interface Placement {
  /** Null at the top of a catalogue; lines keep theirs. */
  readonly parentId: string | null;
  readonly ordinal: number;
}

export type MoveFault = 'intoItself' | 'notThere' | 'lineStays';

export type Move = { readonly fault: MoveFault } | { readonly fault: null; readonly placements: ReadonlyMap<string, Placement> };

/** What has to change so that some items, in their order, stand at a place; siblings are renumbered only where no gap is left. */
export function planMove(tree: FrameworkTree, itemIds: readonly string[], target: Target): Move {
  const moved = topmost(tree, itemIds);
  if (withDescendants(tree, moved).includes(target.parentKey)) return { fault: 'intoItself' };
  for (const itemId of moved) {
    const fault = faultOf(tree, itemId, target.parentKey);
    if (fault !== null) return { fault };
  }
  const isMoved = new Set(moved);
  const staying = (tree.childrenById.get(target.parentKey) ?? []).filter((itemId) => !isMoved.has(itemId));
  const at = target.beforeId === null ? staying.length : Math.max(0, staying.indexOf(target.beforeId));
  const numbers = ordinalsAt(
    staying.map((itemId) => tree.headById.get(itemId)?.ordinal ?? 0),
    at,
    moved.length,
  );
  const order = staying.toSpliced(at, 0, ...moved);
  const placements = new Map<string, Placement>();
  order.forEach((itemId, index) => {
    const head = tree.headById.get(itemId);
    const ordinal = numbers[index] ?? 0;
    if (head === undefined) return;
    const isLine = head.kind === 'requirement' || head.kind === 'link';
    const parentId = isLine || !isMoved.has(itemId) ? head.parentId : catalogueOfKey(target.parentKey) === null ? target.parentKey : null;
    if (head.ordinal !== ordinal || head.parentId !== parentId) placements.set(itemId, { parentId, ordinal });
  });
  return { fault: null, placements };
}

/** The ordinals of a list into which some are put at a place: those there stay as they are while there is room between them. */
export function ordinalsAt(there: readonly number[], at: number, count: number): number[] {
  const before = there[at - 1] ?? null;
  const after = there[at] ?? null;
  const isRising = there.every((ordinal, index) => index === 0 || ordinal > (there[index - 1] ?? 0));
  if (!isRising || (before !== null && after !== null && after - before <= count))
    return Array.from({ length: there.length + count }, (_, index) => (index + 1) * ordinalGap);
  const first = before ?? (after === null ? 0 : after - (count + 1) * ordinalGap);
  const step = after === null || before === null ? ordinalGap : Math.floor((after - before) / (count + 1));
  return there.toSpliced(at, 0, ...Array.from({ length: count }, (_, index) => first + (index + 1) * step));
}

/** Whether an item of one kind may lie below one of another. */
export function mayLieIn(kind: ItemKind, parentKind: ItemKind): boolean {
  return parentKind === 'group'
    ? kind !== 'requirement' && kind !== 'link' && kind !== 'mapping'
    : parentKind === 'competency' && kind === 'competency';
}

/** Where an item goes by a single step; null: it cannot go there. */
export function stepTarget(tree: FrameworkTree, itemId: string, step: 'up' | 'down' | 'in' | 'out'): Target | null {
  const parentKey = tree.parentById.get(itemId);
  const head = tree.headById.get(itemId);
  if (parentKey === undefined || head === undefined) return null;
  const siblings = tree.childrenById.get(parentKey) ?? [];
  const at = siblings.indexOf(itemId);
  const previous = siblings[at - 1];
  if (step === 'up') return previous === undefined ? null : { parentKey, beforeId: previous };
  if (step === 'down') return at >= siblings.length - 1 ? null : { parentKey, beforeId: siblings[at + 2] ?? null };
  if (step === 'in') {
    const into = previous === undefined ? undefined : tree.headById.get(previous);
    return into !== undefined && mayLieIn(head.kind, into.kind) ? { parentKey: into.itemId, beforeId: null } : null;
  }
  const above = tree.parentById.get(parentKey);
  if (above === undefined || head.kind === 'requirement' || head.kind === 'link') return null;
  const uncles = tree.childrenById.get(above) ?? [];
  return { parentKey: above, beforeId: uncles[uncles.indexOf(parentKey) + 1] ?? null };
}

/** Those of the items that do not move along with another one, in the order of the tree. */
function topmost(tree: FrameworkTree, itemIds: readonly string[]): string[] {
  const chosen = new Set(itemIds);
  return itemIds.filter((itemId) => {
    let at = tree.parentById.get(itemId);
    while (at !== undefined) {
      if (chosen.has(at)) return false;
      at = tree.parentById.get(at);
    }
    return true;
  });
}

function faultOf(tree: FrameworkTree, itemId: string, parentKey: string): MoveFault | null {
  const head = tree.headById.get(itemId);
  if (head === undefined) return 'notThere';
  if (tree.parentById.get(itemId) === parentKey) return null;
  if (head.kind === 'requirement' || head.kind === 'link') return 'lineStays';
  const catalogue = tree.catalogueById.get(itemId) ?? 'competency';
  // a group without content belongs nowhere yet; any other one has the catalogue of what lies in it
  const isOpen = head.kind === 'group' && !holdsSome(tree, itemId);
  if (catalogueOfKey(parentKey) !== null) return parentKey === catalogueKey(catalogue) || isOpen ? null : 'notThere';
  const parent = tree.headById.get(parentKey);
  if (parent === undefined || !mayLieIn(head.kind, parent.kind)) return 'notThere';
  return isOpen || !holdsSome(tree, parentKey) || tree.catalogueById.get(parentKey) === catalogue ? null : 'notThere';
}

function holdsSome(tree: FrameworkTree, itemId: string): boolean {
  return (tree.childrenById.get(itemId) ?? []).length > 0;
}
