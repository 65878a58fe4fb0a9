import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { updateDraft } from '../../db/sql/framework-drafts';
import type { DraftUseCase } from '../context';
import { openDraft } from './open-draft';

export const describeDraft: DraftUseCase<Contract['framework']['describeDraft']> = async (tx, { draftId, title, summary }, ctx) => {
  const opened = await openDraft(tx, draftId, ctx.actor.userId);
  if (!opened.ok) return opened;
  await updateDraft(tx, draftId, { title, summary });
  return ok({});
};
