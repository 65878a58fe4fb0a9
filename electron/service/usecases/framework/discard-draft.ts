import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { removeDraft } from '../../db/sql/framework-drafts';
import type { DraftUseCase } from '../context';
import { lockedByAnother } from './locked';
import { openDraft } from './open-draft';

export const discardFrameworkDraft: DraftUseCase<Contract['framework']['discardDraft']> = async (tx, { draftId }, ctx) => {
  const opened = await openDraft(tx, draftId, ctx.actor.userId);
  if (!opened.ok) return opened;
  const locked = await lockedByAnother(tx, { draftId }, ctx.actor.userId, ctx.now.toISOString());
  if (locked !== null) return fail('Locked', locked);
  await removeDraft(tx, draftId);
  return ok({});
};
