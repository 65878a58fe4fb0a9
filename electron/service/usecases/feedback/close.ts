import type { Contract } from '../../../../shared/contract';
import { keptOf } from '../../../../shared/domain/feedback';
import { feedbackGroups, type FeedbackGroup } from '../../../../shared/domain/observation';
import { fail, ok } from '../../../../shared/result';
import type { FeedbackAnswerRow, FeedbackEndRow, FeedbackPendingRow } from '../../db/observation-schema';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { endRound, invitedTo, pendingOf, roundById, type Invited } from '../../db/sql/feedback';
import type { CommandUseCase } from '../context';
import { ownIds } from '../people/own-ids';
import { askedIn } from './asked-indicators';

/**
 * Ends a round for good. What is shown from now on goes into the record and the log; the answers of a group that is too small go
 * nowhere, so that nobody ever reads them, with whatever rights.
 */
export const closeRound: CommandUseCase<Contract['feedback']['close']> = async (tx, { personId, roundId, reason }, ctx) => {
  const round = await roundById(tx, roundId);
  if (round === undefined || !(await ownIds(tx, personId)).includes(round.personId)) return fail('RoundNotFound');
  if (round.end !== null) return fail('AlreadyClosed');
  const invited = await invitedTo(tx, roundId);
  const pending = await pendingOf(tx, roundId);
  const indicatorIds = askedIn(round).map(({ indicatorId }) => indicatorId);
  if (!areWhole(pending, invited, indicatorIds)) return fail('AnswersNotWhole');

  const counts = answeredCounts(invited);
  // Whichever is stricter: what was promised to those who answered, or what holds now.
  const minimumGroup = Math.max(round.minimumGroup, (await assessmentPolicyOn(tx)).minimumGroup);
  const kept = keptOf(pending, counts, indicatorIds, minimumGroup).map(({ pendingId: _random, ...answer }): FeedbackAnswerRow => {
    return { ...answer, answerId: ctx.makeId(), entryNumber: ctx.entry };
  });
  const end: FeedbackEndRow = {
    roundId,
    counts: JSON.stringify(counts),
    minimumGroup,
    reason,
    endedBy: ctx.actor.userId,
    endedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await endRound(tx, end, kept);
  const about = round.personId;
  ctx.audit({
    action: 'feedback.close',
    entity: 'feedback_round',
    entityId: roundId,
    personId: about,
    reason,
    changes: [
      { entity: 'feedback_end', entityId: roundId, personId: about, old: null, new: end },
      ...kept.map((row) => ({ entity: 'feedback_answer', entityId: row.answerId, personId: about, old: null, new: { ...row } })),
    ],
  });
  return ok({});
};

/** How many of each group have answered. */
export function answeredCounts(invited: readonly Invited[]): Record<FeedbackGroup, number> {
  const count = (group: FeedbackGroup): number => invited.filter(({ grp, hasAnswered }) => hasAnswered && grp === group).length;
  return { peer: count('peer'), subordinate: count('subordinate'), customer: count('customer'), manager: count('manager') };
}

/** Whether every indicator has as many ratings of each group as people of it have answered: the log tells of no single one. */
function areWhole(pending: readonly FeedbackPendingRow[], invited: readonly Invited[], indicatorIds: readonly string[]): boolean {
  const counts = answeredCounts(invited);
  return feedbackGroups.every((group) => {
    const own = pending.filter(({ grp }) => grp === group);
    const isRated = indicatorIds.every((id) => own.filter(({ indicatorId }) => indicatorId === id).length === counts[group]);
    return isRated && own.filter(({ comment }) => comment !== null).length <= counts[group];
  });
}
