import type { z } from 'zod';
import type { leftOutAccount, reviewedAccount } from '../../../../shared/contract/access';
import type { Reader } from '../../db/schema';
import { lastActs } from '../../db/sql/access-review';
import { allKeys } from '../../db/sql/users';
import type { Actor } from '../context';
import { contentDigest } from '../../db/content-digest';
import { byUser } from '../users/by-user';
import { keyStateOf } from '../users/user-of';
import { everyAccess } from './account-access';
import { everyReview, openAmong, type Review } from './reviews';

export type ReviewedAccount = z.input<typeof reviewedAccount>;
export type LeftOut = z.input<typeof leftOutAccount>;

export interface ReviewList {
  /** The review whose left-out accounts are decided here; null: a new review of every account. */
  readonly completes: Review | null;
  /** The open review is the reviewer's own: somebody else completes it. */
  readonly awaitsAnother: boolean;
  readonly accounts: ReviewedAccount[];
  readonly leftOut: LeftOut[];
  /** SHA-256 over all of it. */
  readonly basis: string;
}

/**
 * What a reviewer has to decide now. Nobody decides on an account of their own: it is left out, and the review is
 * complete only when another reviewer has decided it. While one review is open, no other begins.
 */
export async function reviewList(db: Reader, reviewer: Pick<Actor, 'userId' | 'personId'>, today: string): Promise<ReviewList> {
  const completes = openAmong(await everyReview(db));
  const isOwn = ({ userId, personId }: Pick<Actor, 'userId' | 'personId'>) =>
    userId === reviewer.userId || (personId !== null && personId === reviewer.personId);
  const active = await everyReviewed(db, today);
  const asked = completes === null ? active : active.filter(({ userId }) => completes.leftOut.some((one) => one.userId === userId));
  const own = asked.filter(isOwn);
  const awaitsAnother = completes !== null && own.length > 0;
  const accounts = awaitsAnother ? [] : asked.filter((account) => !isOwn(account));
  const leftOut = own.map(({ userId, login, printedName }) => ({ userId, login, printedName }));
  const basis = contentDigest({ completes: completes?.reviewId ?? null, leftOut, accounts });
  return { completes, awaitsAnother, accounts, leftOut, basis };
}

/** Every active account as a reviewer looks at it. */
async function everyReviewed(db: Reader, today: string): Promise<ReviewedAccount[]> {
  const keysOf = byUser(await allKeys(db));
  const { unlockByUserId, signatureByUserId } = await lastActs(db);
  return (await everyAccess(db, today)).flatMap(({ isActive, ...account }) => {
    if (!isActive) return [];
    return [
      {
        ...account,
        keyState: keyStateOf(keysOf(account.userId)),
        lastUnlockAt: unlockByUserId.get(account.userId) ?? null,
        lastSignatureAt: signatureByUserId.get(account.userId) ?? null,
      },
    ];
  });
}
