import type { JsonObject } from '../../../shared/domain/audit-json';
import type { GuestRatingRow, GuestSessionRow } from './guest-session-schema';
import type { Reader } from './schema';
import { ratingsContent } from './signed-calibration';
import { guestRatings, guestSessionById } from './sql/guest-sessions';

/** Under these names the signatures of whoever rates for another site lie, by the guest session's id. */
export const guestRulesRecord = 'guest_ground_rules';
export const guestRatingsRecord = 'guest_ratings';

type Place = Pick<GuestSessionRow, 'siteId' | 'sessionId' | 'memberId'>;

/** What is acknowledged before the first case of another site is shown. */
export function guestRulesContent({ guestId, siteId, sessionId, memberId, contentDigest }: GuestSessionRow): JsonObject {
  return { guestId, siteId, sessionId, memberId, contentDigest };
}

/** What is signed when ratings for another site are handed in: whose session it is, commitments and boxes, and nothing of the ratings. */
export function guestRatingsContent(
  { siteId, sessionId, memberId }: Place,
  ratings: ReadonlyArray<Pick<GuestRatingRow, 'caseId' | 'commitment' | 'boxDigest'>>,
): JsonObject {
  return { siteId, ...ratingsContent({ sessionId, memberId }, ratings) };
}

/** What each of these signatures covers, as the record stands today. */
export const signedGuestContents: Readonly<Record<string, (db: Reader, guestId: string) => Promise<JsonObject | null>>> = {
  [guestRulesRecord]: async (db, guestId) => {
    const row = await guestSessionById(db, guestId);
    return row === undefined ? null : guestRulesContent(row);
  },
  [guestRatingsRecord]: async (db, guestId) => {
    const row = await guestSessionById(db, guestId);
    const ratings = await guestRatings(db, guestId);
    return row === undefined || ratings.length === 0 ? null : guestRatingsContent(row, ratings);
  },
};
