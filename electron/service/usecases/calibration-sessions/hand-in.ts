import type { Contract } from '../../../../shared/contract';
import { ratingFault, type CaseRating } from '../../../../shared/domain/calibration/rating';
import { fail, ok } from '../../../../shared/result';
import type { SealedRatingRow, SessionCaseRow } from '../../db/calibration-schema';
import { sealAnswer, sealRating } from '../../db/sealed-rating';
import { memberRecordId, ratingsContent, ratingsRecord } from '../../db/signed-calibration';
import { dropRatingDrafts, handInsOf, insertHandIn, insertSealedAnswer } from '../../db/sql/calibration-ratings';
import { casesOf } from '../../db/sql/calibration-sessions';
import { contentOfCase } from '../../db/sql/rated-session';
import type { CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { widestOf } from './begin-turn';
import { asMember } from './seen-session';
import { dropTurn, turnOf } from './turns';

type HandIn = Contract['calibrationSessions']['handIn'];

/**
 * Seals what a member rated to the session's key. The log holds commitments and the digests of boxes, and of an answer without a
 * name only that there is one: no value, and nothing from which one could be found by trying.
 */
export const handInRatings: CommandUseCase<HandIn> = async (tx, input, ctx) => {
  const { sessionId, turnId, ratings, leavesUnrated, answer } = input;
  const found = await asMember(tx, ctx, sessionId, ['rating']);
  if (!found.ok) return found;
  const { session, member } = found.value;
  const { memberId } = member;
  if ((await handInsOf(tx, sessionId)).some((one) => one.memberId === memberId)) return fail('AlreadyHandedIn');
  const turn = turnOf(ctx, turnId);
  if (turn?.sessionId !== sessionId || turn.memberId !== memberId) return fail('TurnEnded');
  if (session.publicKey === null) throw new Error('a session that is rated has a key');

  const cases = new Map((await casesOf(tx, sessionId)).map((row) => [row.caseId, row]));
  const given = new Map(ratings.map(({ caseId, rating }) => [caseId, rating]));
  if (given.size < ratings.length || [...given.keys()].some((caseId) => !cases.has(caseId))) return fail('CaseNotFound');
  for (const [caseId, rating] of given) {
    const row = cases.get(caseId);
    if (row !== undefined && isFaulty(row, rating)) return fail('RatingIncomplete', { title: caseName(row) });
  }
  const unrated = [...cases.values()].filter(({ caseId }) => !given.has(caseId));
  if (unrated.length > 0 && !leavesUnrated) return fail('CasesUnrated', { titles: unrated.map(caseName) });

  const sealed: SealedRatingRow[] = [];
  for (const row of cases.values()) {
    const rating = given.get(row.caseId);
    if (rating === undefined) continue;
    const place = { siteId: ctx.siteId, sessionId, caseId: row.caseId, memberId };
    const box = sealRating(session.publicKey, place, rating, widestOf(row));
    sealed.push({ sessionId, caseId: row.caseId, memberId, ...box, entryNumber: ctx.entry });
  }
  const recordId = memberRecordId(member);
  const content = ratingsContent(member, sealed);
  const signature = await signRecord(tx, ctx, {
    recordType: ratingsRecord,
    recordId,
    revision: 1,
    content,
    meaning: 'Rated without seeing other ratings',
  });
  const { contentDigest } = signature;
  const handIn = { sessionId, memberId, rated: sealed.length, handedInAt: ctx.now.toISOString(), contentDigest, entryNumber: ctx.entry };
  await insertHandIn(tx, handIn, sealed);
  const answered = { sessionId, memberId, entryNumber: ctx.entry };
  const isAnswered = answer !== null && session.question !== null;
  if (isAnswered) {
    const answerId = ctx.makeId();
    const box = sealAnswer(session.publicKey, ctx.siteId, sessionId, answerId, answer);
    await insertSealedAnswer(tx, answered, { answerId, sessionId, box });
  }
  await dropRatingDrafts(tx, sessionId, memberId);
  ctx.afterCommit(() => dropTurn(ctx, turnId));
  ctx.audit({
    action: 'calibrationSessions.handIn',
    entity: 'calibration_session',
    entityId: sessionId,
    changes: [
      { entity: 'rating_hand_in', entityId: recordId, personId: null, old: null, new: handIn },
      ...sealed.map(({ box: _sealed, ...told }) => ({
        entity: 'sealed_rating',
        entityId: `${sessionId}/${told.caseId}/${memberId}`,
        personId: null,
        old: null,
        new: told,
      })),
      ...(isAnswered ? [{ entity: 'panel_answered', entityId: recordId, personId: null, old: null, new: answered }] : []),
      { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
    ],
  });
  return ok({});
};

/** As the member sees it. */
function caseName({ ordinal, competencyTitle }: SessionCaseRow): string {
  return `${ordinal + 1}. ${competencyTitle}`;
}

function isFaulty(row: SessionCaseRow, rating: CaseRating): boolean {
  const { levels, indicators, material } = contentOfCase(row);
  const of = {
    levels: levels.map(({ level }) => level),
    indicatorIds: indicators.map(({ id }) => id),
    pieceIds: material.pieces.map(({ pieceId }) => pieceId),
  };
  return ratingFault(of, rating) !== null;
}
