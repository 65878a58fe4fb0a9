import type { Contract } from '../../../../shared/contract';
import { reviewDue } from '../../../../shared/domain/framework/review-date';
import { reachByRole } from '../../../../shared/domain/permissions';
import { ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { allFrameworks, userIds } from '../../db/sql/framework-library';
import { reviewableItems } from '../../db/sql/item-reviews';
import { printedNames } from '../../db/sql/printed-names';
import type { QueryUseCase } from '../context';
import { looksAfter } from './looks-after';

export const listReviewsDue: QueryUseCase<Contract['framework']['reviewsDue']> = async (db, { whose }, ctx) => {
  const mayEdit = ctx.grants.some(({ role }) => reachByRole[role]['framework.edit'] !== undefined);
  const found = (await reviewsDue(db, ctx.today)).flatMap(({ stewardUserId, ofLibrary, ...review }) => {
    const isOwn = mayEdit && looksAfter({ stewardUserId }, ofLibrary, ctx.actor.userId);
    return whose === 'own' && !isOwn ? [] : [{ ...review, isOwn }];
  });
  const names = await printedNames(
    db,
    found.flatMap(({ stewardIds }) => stewardIds),
  );
  const reviews = found
    .map(({ stewardIds, ...review }) => ({ ...review, stewards: stewardIds.map((userId) => names.get(userId) ?? userId) }))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.code.localeCompare(b.code)));
  return ok({ reviews });
};

/** What is to be looked at again soon or by now, in every library that is not retired; who looks after it comes with it. */
export async function reviewsDue(db: Reader, today: string) {
  const libraries = new Map((await allFrameworks(db)).filter(({ isRetired }) => isRetired === 0).map((one) => [one.frameworkId, one]));
  return (await reviewableItems(db, today)).flatMap((item) => {
    const library = libraries.get(item.frameworkId);
    const { state, seenOn, dueOn } = reviewDue(item, today);
    if (library === undefined || state === 'later') return [];
    const ofLibrary = userIds(library.stewardUserIds);
    const { itemId, frameworkId, kind, code, title, reviewMonths, stewardUserId } = item;
    const stewardIds = stewardUserId === null ? ofLibrary : [stewardUserId];
    return [
      {
        itemId,
        frameworkId,
        kind,
        code,
        title,
        reviewMonths,
        libraryName: library.name,
        stewardUserId,
        ofLibrary,
        stewardIds,
        seenOn,
        dueOn,
        state,
      },
    ];
  });
}
