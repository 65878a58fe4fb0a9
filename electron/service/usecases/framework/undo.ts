import type { Contract } from '../../../../shared/contract';
import { isSameItem } from '../../../../shared/domain/framework/changes';
import { fail, ok } from '../../../../shared/result';
import { draftItemsById, editorOfItem, markStep, putDraftItems, stepFor, updateDraft } from '../../db/sql/framework-drafts';
import { userIds } from '../../db/sql/framework-library';
import { printedNames } from '../../db/sql/printed-names';
import type { DraftUseCase } from '../context';
import { lockedByAnother } from './locked';
import { openDraft } from './open-draft';

/** Takes back the newest step of a draft, or does again what was taken back, whoever did it. */
export const undoDraft: DraftUseCase<Contract['framework']['undo']> = async (tx, { draftId, direction }, ctx) => {
  const { userId } = ctx.actor;
  const opened = await openDraft(tx, draftId, userId);
  if (!opened.ok) return opened;
  const step = await stepFor(tx, draftId, direction);
  if (step === undefined) return fail('NothingToUndo');
  const itemIds = step.changes.map(({ itemId }) => itemId);
  const locked = await lockedByAnother(tx, itemIds, userId, ctx.now.toISOString());
  if (locked !== null) return fail('Locked', locked);
  const present = await draftItemsById(tx, draftId, itemIds);
  for (const { itemId, before, after } of step.changes) {
    const is = present.get(itemId) ?? null;
    const expected = direction === 'undo' ? after : before;
    if (is === null || expected === null ? is === expected : isSameItem(is, expected)) continue;
    const editor = (await editorOfItem(tx, draftId, itemId)) ?? '';
    return fail('ChangedSince', { itemId, by: (await printedNames(tx, [editor])).get(editor) ?? editor });
  }
  const next = new Map(step.changes.map(({ itemId, before, after }) => [itemId, direction === 'undo' ? before : after]));
  await putDraftItems(tx, draftId, next, { userId, at: ctx.now.toISOString() });
  const authors = userIds(opened.value.authorUserIds);
  if (!authors.includes(userId)) await updateDraft(tx, draftId, { authorUserIds: JSON.stringify([...authors, userId]) });
  await markStep(tx, draftId, step.sequence, direction === 'undo');
  return ok({ label: step.label });
};
