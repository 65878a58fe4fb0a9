import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { invitedTo, roundById, roundsWaitingFor } from '../../db/sql/feedback';
import { personHeader } from '../../db/sql/person-header';
import type { QueryUseCase } from '../context';
import { mayReach } from '../people/may-reach';
import { askedIn } from './asked-indicators';

/** What a round asks: for who runs it, at whose station others answer, and for whom it asks. */
export const feedbackForm: QueryUseCase<Contract['feedback']['form']> = async (db, { roundId }, ctx) => {
  const round = await roundById(db, roundId);
  if (round === undefined) return fail('RoundNotFound');
  const invited = (await invitedTo(db, roundId)).find(({ userId }) => userId === ctx.actor.userId);
  const mayRun = await mayReach(db, ctx, 'feedback.run', round.personId);
  if (invited === undefined && !mayRun) return fail('RoundNotFound');
  const { title, question, minimumGroup, personId } = round;
  return ok({
    personName: (await personHeader(db, personId, ctx.today))?.name ?? personId,
    title,
    question,
    indicators: askedIn(round),
    minimumGroup,
    isClosed: round.end !== null,
    ownGroup: invited?.grp ?? null,
  });
};

export const roundsForMe: QueryUseCase<Contract['feedback']['mine']> = async (db, _input, ctx) => {
  const rounds = [];
  for (const { roundId, title, personId, openedOn } of await roundsWaitingFor(db, ctx.actor.userId))
    rounds.push({ roundId, title, personName: (await personHeader(db, personId, ctx.today))?.name ?? personId, openedOn });
  return ok({ rounds });
};
