import type { Contract } from '../../../../shared/contract';
import { isNamed } from '../../../../shared/domain/feedback';
import { fail, ok } from '../../../../shared/result';
import { insertPending, invitedTo, roundById } from '../../db/sql/feedback';
import type { CommandUseCase } from '../context';
import { askedIn } from './asked-indicators';

/**
 * Keeps the answers of who has just proved to be asked. The entry in the log tells that they answered; it holds nothing of what,
 * and no digest of it either, from which whoever reads both could tell which answers came with it. Nothing is signed for the same
 * reason.
 */
export const answerRound: CommandUseCase<Contract['feedback']['answer']> = async (tx, { roundId, ratings, comment }, ctx) => {
  const round = await roundById(tx, roundId);
  if (round === undefined) return fail('RoundNotFound');
  const { userId } = ctx.signer;
  const invited = (await invitedTo(tx, roundId)).find((one) => one.userId === userId);
  if (invited === undefined) return fail('NotAsked');
  if (round.end !== null) return fail('AlreadyClosed');
  if (invited.hasAnswered) return fail('AlreadyAnswered');
  const rated = askedIn(round).map(({ indicatorId }) => ratings.filter((one) => one.indicatorId === indicatorId));
  if (rated.some((one) => one.length !== 1) || ratings.length !== rated.length) return fail('RatingsIncomplete');

  const { grp } = invited;
  const common = { roundId, grp, respondentUserId: isNamed(grp) ? userId : null };
  const rows = [
    ...rated.flat().map(({ indicatorId, rating }) => ({ ...common, indicatorId, rating, comment: null })),
    ...(comment === '' ? [] : [{ ...common, indicatorId: null, rating: null, comment }]),
  ];
  const answered = { roundId, userId, entryNumber: ctx.entry };
  await insertPending(
    tx,
    answered,
    rows.map((row) => ({ seed: ctx.makeId(), row })),
  );
  const { personId } = round;
  const changes = [{ entity: 'feedback_answered', entityId: `${roundId}/${userId}`, personId, old: null, new: answered }];
  ctx.audit({ action: 'feedback.answer', entity: 'feedback_round', entityId: roundId, personId, changes });
  return ok({});
};
