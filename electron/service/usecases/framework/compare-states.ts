import type { DifferenceKind } from '../../../../shared/contract/differences';
import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import { itemDifference, type ItemDifference } from '../../../../shared/domain/framework/difference';
import { movedItems } from '../../../../shared/domain/framework/moves';
import { itemText } from '../../../../shared/domain/framework/changes';
import type { Reader } from '../../db/schema';
import { draftItems } from '../../db/sql/framework-drafts';
import { stateHeads, stateItems, type LibraryState, type StateHead } from '../../db/sql/library-states';

/** One side of a comparison: a state of a library, with what a draft makes of it laid over it. */
export interface Side {
  readonly state: LibraryState;
  readonly draftId: string | null;
}

export interface DifferingItem {
  readonly itemId: string;
  readonly changes: readonly DifferenceKind[];
}

export interface StatesDifference {
  readonly differing: readonly DifferingItem[];
  readonly heads: { readonly before: ReadonlyMap<string, StateHead>; readonly after: ReadonlyMap<string, StateHead> };
  /** Some of the items in full. */
  readonly inFull: (itemIds: readonly string[]) => Promise<ItemDifference[]>;
}

/** So many items are read before the service sees to others again. */
const itemsPerTurn = 400;

/** Everything that differs between two states. Only items that were written anew between them are read, and whole ones not at all. */
export async function statesDifference(db: Reader, frameworkId: string, from: Side, to: Side): Promise<StatesDifference> {
  const before = await readSide(db, frameworkId, from);
  const after = await readSide(db, frameworkId, to);
  const moved = movedItems(before.heads.values(), after.heads.values());
  const inFull = async (itemIds: readonly string[]): Promise<ItemDifference[]> => {
    const old = await before.items(itemIds);
    const now = await after.items(itemIds);
    return itemIds.flatMap((itemId) => {
      const one = itemDifference(old.get(itemId) ?? null, now.get(itemId) ?? null, moved.has(itemId));
      return one === null ? [] : [one];
    });
  };
  const differing: DifferingItem[] = [];
  const inBoth: string[] = [];
  for (const itemId of new Set([...before.heads.keys(), ...after.heads.keys()])) {
    const [old, now] = [before.heads.get(itemId), after.heads.get(itemId)];
    if (old !== undefined && now !== undefined) {
      if (moved.has(itemId) || old.written !== now.written) inBoth.push(itemId);
    } else if ((old ?? now)?.isRetired === false) differing.push({ itemId, changes: [old === undefined ? 'added' : 'removed'] });
  }
  for (let start = 0; start < inBoth.length; start += itemsPerTurn) {
    for (const one of await inFull(inBoth.slice(start, start + itemsPerTurn))) if (one.changes.length > 0) differing.push(one);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { differing, heads: { before: before.heads, after: after.heads }, inFull };
}

async function readSide(db: Reader, frameworkId: string, { state, draftId }: Side) {
  const heads = new Map((await stateHeads(db, frameworkId, state)).map((head) => [head.itemId, head]));
  const laidOver = new Map((draftId === null ? [] : await draftItems(db, draftId)).map((item) => [item.itemId, item]));
  for (const item of laidOver.values()) heads.set(item.itemId, { ...item, written: `draft ${itemText(item)}` });
  const items = async (ids: readonly string[]): Promise<ReadonlyMap<string, FrameworkItem>> => {
    const stored = await stateItems(
      db,
      frameworkId,
      state,
      ids.filter((itemId) => !laidOver.has(itemId)),
    );
    return new Map([
      ...stored,
      ...ids.flatMap((itemId): Array<[string, FrameworkItem]> => {
        const item = laidOver.get(itemId);
        return item === undefined ? [] : [[itemId, item]];
      }),
    ]);
  };
  return { heads, items };
}
