import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { saveDraft } from '../../db/sql/drafts';
import type { DraftUseCase } from '../context';

export const saveOwnDraft: DraftUseCase<Contract['drafts']['save']> = async (tx, { key, title, content }, { actor, now }) => {
  const savedAt = now.toISOString();
  await saveDraft(tx, { userId: actor.userId, key, title, content, savedAt });
  return ok({ savedAt });
};
