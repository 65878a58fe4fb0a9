import { sql } from 'kysely';
import type { AccessReviewLineRow, AccessReviewRow } from '../core-schema';
import type { Reader, Tx } from '../schema';

const linesPerInsert = 400;

export async function insertReview(tx: Tx, review: AccessReviewRow, lines: readonly AccessReviewLineRow[]): Promise<void> {
  await tx.insertInto('access_review').values(review).execute();
  for (let start = 0; start < lines.length; start += linesPerInsert) {
    await tx
      .insertInto('access_review_line')
      .values(lines.slice(start, start + linesPerInsert))
      .execute();
  }
}

export type ReviewSummaryRow = AccessReviewRow & {
  readonly reviewerName: string;
  readonly completedByReviewId: string | null;
  readonly accounts: number;
  readonly changesNeeded: number;
};

/** Every review of access, newest first. */
export async function allReviews(db: Reader): Promise<ReviewSummaryRow[]> {
  return summaries(db).orderBy('r.entryNumber', 'desc').execute();
}

export async function reviewById(db: Reader, reviewId: string): Promise<ReviewSummaryRow | undefined> {
  return summaries(db).where('r.reviewId', '=', reviewId).executeTakeFirst();
}

export async function linesOfReview(db: Reader, reviewId: string): Promise<AccessReviewLineRow[]> {
  return db.selectFrom('access_review_line').selectAll().where('reviewId', '=', reviewId).orderBy('ordinal').execute();
}

/** When each user last unlocked the site, and when they last signed, by user id. */
export async function lastActs(
  db: Reader,
): Promise<{ readonly unlockByUserId: ReadonlyMap<string, string>; readonly signatureByUserId: ReadonlyMap<string, string> }> {
  const unlocks = await db
    .selectFrom('audit_entry')
    .select(['userId', (eb) => eb.fn.max('recordedAt').as('at')])
    .where('action', '=', 'session.unlock')
    .groupBy('userId')
    .execute();
  const signatures = await db
    .selectFrom('signature')
    .select(['userId', (eb) => eb.fn.max('signedAt').as('at')])
    .groupBy('userId')
    .execute();
  return {
    unlockByUserId: new Map(unlocks.flatMap(({ userId, at }) => (userId === null ? [] : [[userId, at]]))),
    signatureByUserId: new Map(signatures.map(({ userId, at }) => [userId, at])),
  };
}

/** The moment of the log's first entry: when the site was made. */
export async function siteMadeAt(db: Reader): Promise<string> {
  const first = await db.selectFrom('audit_entry').select('recordedAt').where('entryNumber', '=', 1).executeTakeFirstOrThrow();
  return first.recordedAt;
}

function summaries(db: Reader) {
  return db
    .selectFrom('access_review as r')
    .innerJoin('user_account as u', (join) => join.onRef('u.userId', '=', 'r.reviewerUserId').on('u.recordedTo', 'is', null))
    .leftJoin('access_review as c', 'c.completesReviewId', 'r.reviewId')
    .selectAll('r')
    .select(['u.printedName as reviewerName', 'c.reviewId as completedByReviewId'])
    .select([
      sql<number>`(SELECT COUNT(*) FROM access_review_line l WHERE l.reviewId = r.reviewId)`.as('accounts'),
      sql<number>`(SELECT COUNT(*) FROM access_review_line l WHERE l.reviewId = r.reviewId AND l.decision = 'change')`.as('changesNeeded'),
    ]);
}
