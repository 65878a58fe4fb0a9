import type { Target } from '../../../../../shared/domain/framework/move';
import { catalogueOfKey, type FrameworkTree } from '../../../../../shared/domain/framework/tree';
import type { NewPlace } from '../use-actions';

/** Where a new item goes when it is asked for at a line of the tree: below it as a sibling, in a group or a catalogue as its last. */
export function newPlaceAt(tree: FrameworkTree, key: string): NewPlace | null {
  const own = catalogueOfKey(key);
  if (own !== null) return { kind: own, parentKey: key, afterId: null };
  const head = tree.headById.get(key);
  const parentKey = tree.parentById.get(key);
  const catalogue = tree.catalogueById.get(key);
  if (head === undefined || parentKey === undefined) return null;
  if (head.kind === 'group') return { kind: catalogue ?? 'competency', parentKey: key, afterId: null };
  if (head.kind === 'link' || head.kind === 'requirement') return newPlaceAt(tree, parentKey);
  return catalogue === undefined ? null : { kind: catalogue, parentKey, afterId: key };
}

/** Where what was cut goes when it is pasted at a line: into a group or a catalogue, else behind the item. */
export function placeForCut(tree: FrameworkTree, key: string, cut: readonly string[]): Target {
  const isInto = catalogueOfKey(key) !== null || (tree.headById.get(key)?.kind === 'group' && !cut.includes(key));
  const parentKey = isInto ? key : (tree.parentById.get(key) ?? key);
  const siblings = tree.childrenById.get(parentKey) ?? [];
  return { parentKey, beforeId: isInto ? null : (siblings[siblings.indexOf(key) + 1] ?? null) };
}
