import type { Contract } from '../../../../shared/contract';
import { feedbackResults } from '../../../../shared/domain/feedback';
import { feedbackGroups } from '../../../../shared/domain/observation';
import { fail, ok } from '../../../../shared/result';
import type { FeedbackAnswerRow } from '../../db/observation-schema';
import type { Reader } from '../../db/schema';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { invitedTo, keptAnswers, roundsOf, type KnownRound } from '../../db/sql/feedback';
import { isPerson } from '../../db/sql/person-header';
import { printedNames } from '../../db/sql/printed-names';
import type { OutputOf, QueryUseCase } from '../context';
import { answersByRecord } from '../own-record/shown-answers';
import { ownIds } from '../people/own-ids';
import { askedIn } from './asked-indicators';
import { answeredCounts } from './close';

type Shown = OutputOf<Contract['feedback']['list']>['rounds'][number];

export const listRounds: QueryUseCase<Contract['feedback']['list']> = async (db, { personId }) => {
  if (!(await isPerson(db, personId))) return fail('PersonNotFound');
  const ids = await ownIds(db, personId);
  const answers = await answersByRecord(db, ids);
  const { minimumGroup } = await assessmentPolicyOn(db);
  const rounds: Shown[] = [];
  for (const round of await roundsOf(db, ids))
    rounds.push({ ...(await shownRound(db, round, minimumGroup)), answers: answers.get(round.roundId) ?? [] });
  return ok({ rounds });
};

/** A round with what it came to. While it is open there is nothing of that: two looks with one answer between them would tell it. */
async function shownRound(db: Reader, round: KnownRound, asksNow: number): Promise<Omit<Shown, 'answers'>> {
  const { roundId, title, question, openedOn, openedBy, end } = round;
  const invited = await invitedTo(db, roundId);
  const counts = answeredCounts(invited);
  const indicators = askedIn(round);
  const minimum = Math.max(end?.minimumGroup ?? round.minimumGroup, asksNow);
  const kept = end === null ? [] : await keptAnswers(db, roundId);
  const names = await printedNames(db, [openedBy, ...kept.flatMap(({ respondentUserId }) => respondentUserId ?? [])]);
  return {
    roundId,
    title,
    question,
    indicators,
    openedOn,
    openedBy: names.get(openedBy) ?? openedBy,
    closedAt: end?.endedAt ?? null,
    minimumGroup: minimum,
    groups: feedbackGroups
      .map((group) => ({ group, asked: invited.filter(({ grp }) => grp === group).length, answered: counts[group] }))
      .filter(({ asked }) => asked > 0),
    results:
      end === null
        ? []
        : feedbackResults(
            kept,
            counts,
            indicators.map(({ indicatorId }) => indicatorId),
            minimum,
          ),
    managers: managersOf(
      kept,
      names,
      indicators.map(({ indicatorId }) => indicatorId),
    ),
  };
}

function managersOf(
  kept: readonly FeedbackAnswerRow[],
  names: ReadonlyMap<string, string>,
  indicatorIds: readonly string[],
): Shown['managers'] {
  const users = [...new Set(kept.flatMap(({ respondentUserId }) => respondentUserId ?? []))];
  return users.map((userId) => {
    const own = kept.filter(({ respondentUserId }) => respondentUserId === userId);
    return {
      name: names.get(userId) ?? userId,
      ratings: indicatorIds.flatMap((indicatorId) => {
        const rating = own.find((one) => one.indicatorId === indicatorId)?.rating ?? null;
        return rating === null ? [] : [{ indicatorId, rating }];
      }),
      comment: own.flatMap(({ comment }) => comment ?? []).join('\n'),
    };
  });
}
