import type { Contract } from '../../../../shared/contract';
import { changeOf, isSameItem } from '../../../../shared/domain/framework/changes';
import { fail, ok } from '../../../../shared/result';
import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import { addStep, draftItemsById, putDraftItems, updateDraft, type DraftChange } from '../../db/sql/framework-drafts';
import { approvedById, userIds } from '../../db/sql/framework-library';
import type { Tx } from '../../db/schema';
import type { DraftUseCase, InputOf, ReadContext } from '../context';
import { lockedByAnother } from './locked';
import { openDraft } from './open-draft';

type Change = Contract['framework']['change'];

/** Lays items over what is approved. One that is as approved again is taken out of the draft. */
export const changeDraft: DraftUseCase<Change> = async (tx, input, ctx) => {
  const itemIds = [...input.items.map(({ itemId }) => itemId), ...input.restored];
  return layOver(tx, input, ctx, await itemsNow(tx, input.draftId, itemIds));
};

/** Items as they are approved and as a draft has them. */
export interface KnownItems {
  readonly approved: ReadonlyMap<string, FrameworkItem>;
  readonly present: ReadonlyMap<string, FrameworkItem>;
}

export async function itemsNow(tx: Tx, draftId: string, itemIds: readonly string[]): Promise<KnownItems> {
  return { approved: await approvedById(tx, itemIds), present: await draftItemsById(tx, draftId, itemIds) };
}

/** The same where what the items are now is known already: ten thousand are read once. */
export async function layOver(
  tx: Tx,
  input: InputOf<Change>,
  ctx: ReadContext,
  { approved, present }: KnownItems,
): ReturnType<DraftUseCase<Change>> {
  const { draftId, label } = input;
  const { userId } = ctx.actor;
  const opened = await openDraft(tx, draftId, userId);
  if (!opened.ok) return opened;
  const draft = opened.value;
  const itemIds = [...input.items.map(({ itemId }) => itemId), ...input.restored];
  for (const item of input.items) {
    const former = approved.get(item.itemId);
    if (item.frameworkId !== draft.frameworkId || (former !== undefined && former.frameworkId !== draft.frameworkId))
      return fail('ForeignItem', { itemId: item.itemId });
    if (((former ?? present.get(item.itemId))?.kind ?? item.kind) !== item.kind) return fail('KindFixed', { itemId: item.itemId });
  }
  const locked = await lockedByAnother(tx, itemIds, userId, ctx.now.toISOString());
  if (locked !== null) return fail('Locked', locked);

  const after = new Map<string, FrameworkItem | null>(input.restored.map((itemId) => [itemId, null]));
  for (const item of input.items) after.set(item.itemId, changeOf(approved.get(item.itemId) ?? null, item) === null ? null : item);
  const changes = [...after].flatMap(([itemId, next]): DraftChange[] => {
    const before = present.get(itemId) ?? null;
    const isSame = before === null || next === null ? before === next : isSameItem(before, next);
    return isSame ? [] : [{ itemId, before, after: next }];
  });
  if (changes.length === 0) return ok({ changed: 0 });
  const at = ctx.now.toISOString();
  await putDraftItems(tx, draftId, new Map(changes.map(({ itemId, after: next }) => [itemId, next])), { userId, at });
  await addStep(tx, { draftId, userId, label, editedAt: at }, changes);
  const authors = userIds(draft.authorUserIds);
  if (!authors.includes(userId)) await updateDraft(tx, draftId, { authorUserIds: JSON.stringify([...authors, userId]) });
  return ok({ changed: changes.length });
}
