import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { removeDraft } from '../../db/sql/framework-drafts';
import type { DraftUseCase } from '../context';
import { openDraft } from './open-draft';

export const discardFrameworkDraft: DraftUseCase<Contract['framework']['discardDraft']> = async (tx, { draftId }, ctx) => {
  const opened = await openDraft(tx, draftId, ctx.actor.userId);
  if (!opened.ok) return opened;
  await removeDraft(tx, draftId);
  return ok({});
};
