import { z } from 'zod';
import { leftOutAccount, type reviewDue, type reviewSummary } from '../../../../shared/contract/access';
import { nextReview } from '../../../../shared/domain/access-review';
import { localDate } from '../../../../shared/domain/calendar';
import type { Reader } from '../../db/schema';
import { allReviews, siteMadeAt, type ReviewSummaryRow } from '../../db/sql/access-review';
import { allAccounts } from '../../db/sql/users';

export type Review = z.input<typeof reviewSummary>;

/** Every review of access, newest first. */
export async function everyReview(db: Reader): Promise<Review[]> {
  const accounts = await allAccounts(db);
  const active = new Set(accounts.flatMap(({ userId, isActive }) => (isActive === 1 ? [userId] : [])));
  return (await allReviews(db)).map((row) => reviewOf(row, active));
}

/** The one review that lacks the decision of another reviewer; null when there is none. */
export function openAmong(reviews: readonly Review[]): Review | null {
  return reviews.find(({ isComplete }) => !isComplete) ?? null;
}

/** How the site stands with its reviews, as this user sees it. */
export async function dueReview(
  db: Reader,
  reviews: readonly Review[],
  { actor, today, zone }: { readonly actor: { readonly userId: string }; readonly today: string; readonly zone: string },
): Promise<z.input<typeof reviewDue>> {
  const open = openAmong(reviews);
  const last = reviews.find(({ isComplete, completesReviewId }) => isComplete && completesReviewId === null);
  const lastCompleteOn = last === undefined ? null : localDate(new Date(last.reviewedAt), last.zone);
  const madeOn = localDate(new Date(await siteMadeAt(db)), zone);
  return {
    ...nextReview({ lastCompleteOn, madeOn, isOneOpen: open !== null }, today),
    lastCompleteOn,
    open:
      open === null
        ? null
        : {
            reviewId: open.reviewId,
            reviewerName: open.reviewerName,
            leftOut: open.leftOut,
            isOwn: open.leftOut.some(({ userId }) => userId === actor.userId),
          },
  };
}

/** An account that ended since needs no decision any more. */
export function reviewOf(row: ReviewSummaryRow, activeUserIds: ReadonlySet<string>): Review {
  const { reviewId, reviewerName, reviewedAt, zone, accounts, changesNeeded, completesReviewId, completedByReviewId } = row;
  const leftOut = z.array(leftOutAccount).parse(JSON.parse(row.leftOut));
  return {
    reviewId,
    reviewerName,
    reviewedAt,
    zone,
    accounts,
    changesNeeded,
    completesReviewId,
    leftOut,
    completedByReviewId,
    isComplete: completedByReviewId !== null || leftOut.every(({ userId }) => !activeUserIds.has(userId)),
  };
}
