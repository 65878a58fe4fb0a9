import type { Contract } from '../../../../shared/contract';
import { reviewDue } from '../../../../shared/domain/framework/review-date';
import { fail, ok } from '../../../../shared/result';
import { originOn } from '../../db/sql/catalogue';
import { anyItemOn } from '../../db/sql/framework-items';
import { printedNames } from '../../db/sql/printed-names';
import { revisionIn } from '../../db/sql/requirement-revisions';
import type { QueryUseCase } from '../context';

export const itemOrigin: QueryUseCase<Contract['catalogue']['origin']> = async (db, { itemId, asOf }, ctx) => {
  const day = asOf ?? ctx.today;
  const row = await originOn(db, itemId, day);
  if (row === undefined) return fail('ItemNotFound');
  const { revisionId, revisionNumber, revisionTitle, stewardUserId, replacedById, reviewMonths, isRetired, ...rest } = row;
  const names = await printedNames(db, stewardUserId === null ? [] : [stewardUserId]);
  const replacement = replacedById === null ? undefined : await anyItemOn(db, replacedById, day);
  return ok({
    ...rest,
    isRetired: isRetired === 1,
    revision: revisionIn({ revisionId, number: revisionNumber, title: revisionTitle }),
    steward: stewardUserId === null ? null : (names.get(stewardUserId) ?? stewardUserId),
    reviewMonths,
    nextReviewOn: reviewMonths === null || isRetired === 1 ? null : reviewDue({ ...rest, reviewMonths }, day).dueOn,
    replacedBy:
      replacement === undefined
        ? null
        : {
            itemId: replacement.itemId,
            kind: replacement.kind,
            code: replacement.code,
            title: replacement.title,
            isRetired: replacement.isRetired,
          },
  });
};
