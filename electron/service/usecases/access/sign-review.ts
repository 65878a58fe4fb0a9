import type { Contract } from '../../../../shared/contract';
import { canonicalJson } from '../../../../shared/domain/audit-json';
import { fail, ok } from '../../../../shared/result';
import type { AccessReviewLineRow, AccessReviewRow } from '../../db/core-schema';
import { insertReview } from '../../db/sql/access-review';
import { contentDigest } from '../../db/content-digest';
import { signRecord } from '../signatures/sign-record';
import type { CommandUseCase } from '../context';
import { signedReviewContent } from '../../db/signed-review';
import { reviewList } from './review-list';

/** Signs the decisions on every account of the signer's list; a decision changes no account by itself. */
export const signAccessReview: CommandUseCase<Contract['access']['signReview']> = async (tx, { basis, decisions }, ctx) => {
  const list = await reviewList(tx, ctx.signer, ctx.today);
  if (list.awaitsAnother) return fail('AwaitsAnother');
  const decisionByUserId = new Map(decisions.map((one) => [one.userId, one]));
  if (decisionByUserId.has(ctx.signer.userId) || list.leftOut.some(({ userId }) => decisionByUserId.has(userId))) return fail('OwnAccount');
  const asked = new Set(list.accounts.map(({ userId }) => userId));
  const isOfThisList = decisionByUserId.size === decisions.length && decisions.every(({ userId }) => asked.has(userId));
  if (list.basis !== basis || !isOfThisList) return fail('ListChanged');
  const undecided = list.accounts.filter(({ userId }) => !decisionByUserId.has(userId));
  if (undecided.length > 0) return fail('DecisionMissing', { userIds: undecided.map(({ userId }) => userId) });

  const reviewId = ctx.makeId();
  const lines = list.accounts.flatMap((account, index): AccessReviewLineRow[] => {
    const decided = decisionByUserId.get(account.userId);
    if (decided === undefined) return [];
    const remark = decided.remark === '' ? null : decided.remark;
    const line = { reviewId, ordinal: index + 1, userId: account.userId, account: canonicalJson(account) };
    return [{ ...line, decision: decided.decision, remark }];
  });
  const unexplained = lines.filter(({ decision, remark }) => decision === 'change' && remark === null);
  if (unexplained.length > 0) return fail('RemarkMissing', { userIds: unexplained.map(({ userId }) => userId) });

  const unsigned: Omit<AccessReviewRow, 'contentDigest'> = {
    reviewId,
    completesReviewId: list.completes?.reviewId ?? null,
    reviewerUserId: ctx.signer.userId,
    reviewedAt: ctx.now.toISOString(),
    zone: ctx.zone,
    leftOut: canonicalJson(list.leftOut),
    entryNumber: ctx.entry,
  };
  const content = signedReviewContent(unsigned, lines);
  const review: AccessReviewRow = { ...unsigned, contentDigest: contentDigest(content) };
  await insertReview(tx, review, lines);
  const signature = await signRecord(tx, ctx, {
    recordType: 'access_review',
    recordId: reviewId,
    revision: 1,
    content,
    meaning: 'Reviewed access',
  });
  ctx.audit({
    action: 'access.signReview',
    entity: 'access_review',
    entityId: reviewId,
    changes: [
      { entity: 'access_review', entityId: reviewId, old: null, new: { ...review } },
      ...lines.map((line) => ({ entity: 'access_review_line', entityId: `${reviewId}/${line.ordinal}`, old: null, new: { ...line } })),
      { entity: 'signature', entityId: signature.signatureId, old: null, new: { ...signature } },
    ],
  });
  return ok({ reviewId });
};
