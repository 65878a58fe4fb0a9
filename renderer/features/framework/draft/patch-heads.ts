import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import { changeOf } from '../../../../shared/domain/framework/changes';
import type { Head } from './queries';

/** Items as they were sent, each with what is approved where that is known. */
export interface Sent {
  readonly item: FrameworkItem;
  readonly former: FrameworkItem | null | undefined;
}

/** The tree with what was sent laid over it, as the service will have it; `gone` are items that were only added. */
export function patchHeads(heads: readonly Head[], sent: readonly Sent[], gone: readonly string[]): Head[] {
  const sentById = new Map(sent.map((one) => [one.item.itemId, one]));
  const isGone = new Set(gone);
  const kept = heads.flatMap((head): Head[] => {
    if (isGone.has(head.itemId)) return [];
    const one = sentById.get(head.itemId);
    if (one === undefined) return [head];
    sentById.delete(head.itemId);
    return [headOf(one.item, one.former === undefined ? changeFrom(head, one.item) : changeOf(one.former, one.item))];
  });
  return [...kept, ...[...sentById.values()].map(({ item }) => headOf(item, 'added'))];
}

/** The tree with what the service says of some items laid over it. */
export function layHeads(heads: readonly Head[], changed: readonly Head[], gone: readonly string[]): Head[] {
  const changedById = new Map(changed.map((head) => [head.itemId, head]));
  const isGone = new Set(gone);
  const kept = heads.flatMap((head): Head[] => {
    if (isGone.has(head.itemId)) return [];
    const now = changedById.get(head.itemId);
    changedById.delete(head.itemId);
    return [now ?? head];
  });
  return [...kept, ...changedById.values()];
}

function headOf(item: FrameworkItem, change: Head['change']): Head {
  const { itemId, frameworkId, kind, parentId, ordinal, fromId, toId, code, title, isRetired } = item;
  return { itemId, frameworkId, kind, parentId, ordinal, fromId, toId, code, title, isRetired, change };
}

/** What an item has become, told from what it was shown as before. */
function changeFrom(head: Head, item: FrameworkItem): Head['change'] {
  if (head.change === 'added') return 'added';
  const wasRetired = head.change === 'retired' ? false : head.change === 'unretired' ? true : head.isRetired;
  if (wasRetired === item.isRetired) return 'changed';
  return item.isRetired ? 'retired' : 'unretired';
}
