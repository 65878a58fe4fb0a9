import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { removeDraft } from '../../db/sql/drafts';
import type { DraftUseCase } from '../context';

export const discardDraft: DraftUseCase<Contract['drafts']['discard']> = async (tx, { key }, { actor }) => {
  await removeDraft(tx, actor.userId, key);
  return ok({});
};
