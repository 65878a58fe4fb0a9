import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { allDrafts, insertDraft } from '../../db/sql/framework-drafts';
import { frameworkById } from '../../db/sql/framework-library';
import type { DraftUseCase } from '../context';
import { checkSteward } from './stewards';

/** A library has one draft at a time, on which its stewards work together: so two of them never undo each other's work unseen. */
export const startDraft: DraftUseCase<Contract['framework']['startDraft']> = async (tx, { frameworkId, title }, ctx) => {
  const framework = await frameworkById(tx, frameworkId);
  if (framework === undefined) return fail('FrameworkNotFound');
  if (framework.isRetired === 1) return fail('FrameworkRetired');
  const { userId } = ctx.actor;
  const steward = await checkSteward(tx, framework, userId);
  if (!steward.ok) return steward;
  const there = (await allDrafts(tx)).find((draft) => draft.frameworkId === frameworkId);
  if (there !== undefined) return fail('DraftThere', { draftId: there.draftId });
  const draftId = ctx.makeId();
  const startedAt = ctx.now.toISOString();
  await insertDraft(tx, {
    draftId,
    frameworkId,
    title,
    summary: '',
    startedBy: userId,
    startedAt,
    authorUserIds: JSON.stringify([userId]),
    revisionId: null,
  });
  return ok({ draftId });
};
