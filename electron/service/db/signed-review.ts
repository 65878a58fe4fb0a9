import type { JsonObject } from '../../../shared/domain/audit-json';
import type { AccessReviewLineRow, AccessReviewRow } from './core-schema';

/** What a reviewer signs: every account as it was shown, what was decided on it, and which accounts were left to another. */
export function signedReviewContent(review: Omit<AccessReviewRow, 'contentDigest'>, lines: readonly AccessReviewLineRow[]): JsonObject {
  const { reviewId, completesReviewId, reviewerUserId, reviewedAt, zone, leftOut } = review;
  return {
    reviewId,
    completesReviewId,
    reviewerUserId,
    reviewedAt,
    zone,
    leftOut,
    lines: lines.map(({ ordinal, userId, account, decision, remark }) => ({ ordinal, userId, account, decision, remark })),
  };
}
