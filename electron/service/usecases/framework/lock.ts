import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { FrameworkDraftRow } from '../../db/framework-schema';
import type { Reader } from '../../db/schema';
import { isInAnotherDraft, putLock, removeLock } from '../../db/sql/framework-drafts';
import { approvedById } from '../../db/sql/framework-library';
import type { DraftUseCase } from '../context';
import { lockedByAnother } from './locked';
import { openDraft } from './open-draft';

/** How long an item stays with who edits it without a sign of life. */
const lockMinutes = 10;

/** Keeps an item for its editor for a while, or gives it back. */
export const lockItem: DraftUseCase<Contract['framework']['lock']> = async (tx, { draftId, itemId, isHeld }, ctx) => {
  const { userId } = ctx.actor;
  const opened = await openDraft(tx, draftId, userId);
  // Whoever edits no more gives back what they held, whatever became of the draft meanwhile.
  if (!opened.ok && (isHeld || opened.failure.code === 'DraftNotFound')) return opened;
  if (opened.ok && (await isForeign(tx, itemId, opened.value))) return fail('ForeignItem', { itemId });
  const lockedAt = ctx.now.toISOString();
  const locked = await lockedByAnother(tx, [itemId], userId, lockedAt);
  if (locked !== null) return fail('Locked', locked);
  if (!isHeld) {
    await removeLock(tx, itemId, userId);
    return ok({ until: null });
  }
  const until = new Date(ctx.now.getTime() + lockMinutes * 60_000).toISOString();
  await putLock(tx, { itemId, draftId, userId, lockedAt, until });
  return ok({ until });
};

/** Whether an item is of another library, whose stewards would be kept from it. */
async function isForeign(db: Reader, itemId: string, { draftId, frameworkId }: FrameworkDraftRow): Promise<boolean> {
  const approved = (await approvedById(db, [itemId])).get(itemId);
  return approved === undefined ? isInAnotherDraft(db, itemId, draftId) : approved.frameworkId !== frameworkId;
}
