import type { Contract } from '../../../../shared/contract';
import { ratingFault } from '../../../../shared/domain/calibration/rating';
import { fail, ok } from '../../../../shared/result';
import type { GuestRatingRow } from '../../db/guest-session-schema';
import { sealRating } from '../../db/sealed-rating';
import { guestRatingsContent, guestRatingsRecord } from '../../db/signed-guest';
import { dropRatingDrafts } from '../../db/sql/calibration-ratings';
import { guestHandIns, insertGuestHandIn } from '../../db/sql/guest-sessions';
import { dropTurn, turnOf } from '../calibration-sessions/turns';
import type { CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { widestOfShown } from './begin-turn';
import { asRater, guestContent } from './guest-content';

/** Seals ratings to the key of the other site's session at once. From here on nobody at this site can read them. */
export const handInGuestRatings: CommandUseCase<Contract['guestSessions']['handIn']> = async (tx, input, ctx) => {
  const { sessionId: guestId, turnId, ratings, leavesUnrated } = input;
  const found = await asRater(tx, ctx, guestId);
  if (!found.ok) return found;
  if ((await guestHandIns(tx)).has(guestId)) return fail('AlreadyHandedIn');
  const turn = turnOf(ctx, turnId);
  const { userId } = ctx.signer;
  if (turn?.sessionId !== guestId || turn.memberId !== userId) return fail('TurnEnded');
  const { siteId, sessionId, memberId } = found.value;
  const { cases, publicKey } = guestContent(found.value);
  const given = new Map(ratings.map(({ caseId, rating }) => [caseId, rating]));
  if (given.size < ratings.length || [...given.keys()].some((caseId) => !cases.some((one) => one.caseId === caseId)))
    return fail('CaseNotFound');
  const sealed: GuestRatingRow[] = [];
  for (const one of cases) {
    const rating = given.get(one.caseId);
    if (rating === undefined) continue;
    const of = {
      levels: one.levels.map(({ level }) => level),
      indicatorIds: one.indicators.map(({ id }) => id),
      pieceIds: one.material.pieces.map(({ pieceId }) => pieceId),
    };
    if (ratingFault(of, rating) !== null) return fail('RatingIncomplete', { title: one.title });
    const box = sealRating(publicKey, { siteId, sessionId, caseId: one.caseId, memberId }, rating, widestOfShown(one));
    sealed.push({ guestId, caseId: one.caseId, ...box, entryNumber: ctx.entry });
  }
  const unrated = cases.filter(({ caseId }) => !given.has(caseId));
  if (unrated.length > 0 && !leavesUnrated) return fail('CasesUnrated', { titles: unrated.map(({ title }) => title) });
  const signature = await signRecord(tx, ctx, {
    recordType: guestRatingsRecord,
    recordId: guestId,
    revision: 1,
    content: guestRatingsContent(found.value, sealed),
    meaning: 'Rated without seeing other ratings',
  });
  const { contentDigest } = signature;
  const handIn = { guestId, userId, rated: sealed.length, handedInAt: ctx.now.toISOString(), contentDigest, entryNumber: ctx.entry };
  await insertGuestHandIn(tx, handIn, sealed);
  await dropRatingDrafts(tx, guestId, null);
  ctx.afterCommit(() => dropTurn(ctx, turnId));
  ctx.audit({
    action: 'guestSessions.handIn',
    entity: 'guest_session',
    entityId: guestId,
    changes: [
      { entity: 'guest_hand_in', entityId: guestId, personId: null, old: null, new: handIn },
      ...sealed.map(({ box: _sealed, ...told }) => ({
        entity: 'guest_rating',
        entityId: `${guestId}/${told.caseId}`,
        personId: null,
        old: null,
        new: told,
      })),
      { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
    ],
  });
  return ok({});
};
