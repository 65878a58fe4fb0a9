import type { Contract } from '../../../../shared/contract';
import type { SessionResult } from '../../../../shared/contract/calibration-figures';
import { localDate } from '../../../../shared/domain/calendar';
import { changeOf, isComparable } from '../../../../shared/domain/calibration/compare-figures';
import { fail, ok } from '../../../../shared/result';
import type { OutputOf, QueryUseCase } from '../context';
import { closedSession } from './closed-session';
import { earlierResults, heldSession } from './get';
import { keptResult, parsedResult } from './kept-result';

type Past = Contract['calibrationResults']['past'];
type Compared = OutputOf<Past>['sessions'][number];

export const pastResults: QueryUseCase<Past> = async (db, { sessionId, pastIds }, ctx) => {
  const closed = await closedSession(db, ctx, sessionId);
  if (!closed.ok) return closed;
  const own = await keptResult(db, sessionId);
  if (own === null) return fail('ResultMissing');
  const { session, closedAt } = closed.value;
  const earlier = (await earlierResults(db, ctx, sessionId, closedAt))
    .map((one) => ({ held: heldSession(one, ctx.zone), result: parsedResult(one.content) }))
    .filter(({ result }) => isComparable(result, own.content));
  const chosen = earlier.filter(({ held }) => pastIds.includes(held.sessionId));
  const here = { sessionId, title: session.title, round: session.round, closedOn: localDate(new Date(closedAt), ctx.zone) };
  return ok({
    sessions: [...chosen.map(({ held, result }) => compared(held, result)), compared(here, own.content)],
    // The last time that an indicator was marked, among all earlier sessions: a rewording lies between that one and now.
    indicators: own.content.indicators.flatMap(({ indicatorId, text, agreement: now }) => {
      const last = earlier.findLast(({ result }) => result.indicators.some((one) => one.indicatorId === indicatorId));
      const before = last?.result.indicators.find((one) => one.indicatorId === indicatorId);
      if (last === undefined || before === undefined) return [];
      return [
        {
          indicatorId,
          text,
          isReworded: before.text !== text,
          before: before.agreement,
          beforeSessionId: last.held.sessionId,
          now,
          change: changeOf(before.agreement, now),
        },
      ];
    }),
  });
};

/** Figures of the scale that most cases are of, which is the same in all that are compared. */
function compared(held: ReturnType<typeof heldSession>, { scales, population }: SessionResult): Compared {
  const [scale] = scales;
  if (scale === undefined) throw new Error('a session has no cases');
  const { exact, adjacent, alpha, ac2, icc } = scale;
  return { ...held, cases: population.cases, members: population.members, exact, adjacent, alpha, ac2, icc };
}
