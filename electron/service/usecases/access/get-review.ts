import type { Contract } from '../../../../shared/contract';
import { recordedAccount } from '../../../../shared/contract/access';
import { fail, ok } from '../../../../shared/result';
import { linesOfReview, reviewById } from '../../db/sql/access-review';
import { allAccounts } from '../../db/sql/users';
import type { QueryUseCase } from '../context';
import { shownSignatures } from '../signatures/shown-signatures';
import { signedReviewContent } from '../../db/signed-review';
import { reviewOf } from './reviews';

/** One review with what was decided on each account, its signature checked at the moment of reading. */
export const getAccessReview: QueryUseCase<Contract['access']['getReview']> = async (db, { reviewId }) => {
  const row = await reviewById(db, reviewId);
  if (row === undefined) return fail('ReviewNotFound');
  const lines = await linesOfReview(db, reviewId);
  const active = (await allAccounts(db)).filter(({ isActive }) => isActive === 1).map(({ userId }) => userId);
  return ok({
    ...reviewOf(row, new Set(active)),
    entryNumber: row.entryNumber,
    lines: lines.map(({ ordinal, account, decision, remark }) => ({
      ordinal,
      account: recordedAccount.parse(JSON.parse(account)),
      decision,
      remark,
    })),
    signatures: await shownSignatures(db, {
      recordType: 'access_review',
      recordId: reviewId,
      revision: 1,
      content: signedReviewContent(row, lines),
    }),
  });
};
