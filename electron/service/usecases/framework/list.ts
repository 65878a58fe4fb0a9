import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { allDrafts } from '../../db/sql/framework-drafts';
import { allFrameworks, itemCounts, revisionsOf, userIds } from '../../db/sql/framework-library';
import type { QueryUseCase } from '../context';
import { draftHead, revisionHeads } from './heads';

export const listFrameworks: QueryUseCase<Contract['framework']['list']> = async (db, _input, ctx) => {
  const counts = await itemCounts(db, ctx.today);
  const drafts = await allDrafts(db);
  const libraries = [];
  for (const { stewardUserIds, isRetired, ...library } of await allFrameworks(db)) {
    const revisions = await revisionHeads(db, await revisionsOf(db, library.frameworkId), ctx.today);
    const draft = drafts.find(({ frameworkId }) => frameworkId === library.frameworkId);
    const stewards = userIds(stewardUserIds);
    libraries.push({
      ...library,
      stewardUserIds: stewards,
      isRetired: isRetired === 1,
      items: counts.get(library.frameworkId) ?? 0,
      isSteward: stewards.length === 0 || stewards.includes(ctx.actor.userId),
      current: revisions.find(({ state }) => state === 'effective') ?? null,
      next: revisions.find(({ state }) => state === 'inReview' || state === 'scheduled' || state === 'inPilot') ?? null,
      draft: draft === undefined ? null : await draftHead(db, draft, draft.changes),
    });
  }
  return ok({ libraries });
};
