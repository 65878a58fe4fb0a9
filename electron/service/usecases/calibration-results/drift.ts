import type { Contract } from '../../../../shared/contract';
import { driftersRanked, driftOf, usablePoints, type DriftPoint } from '../../../../shared/domain/calibration/drift';
import { fail, ok } from '../../../../shared/result';
import { resultsUpTo } from '../../db/sql/calibration-results';
import { seesAll } from '../calibration-sessions/seen-session';
import type { OutputOf, QueryUseCase } from '../context';
import { closedSession } from './closed-session';
import { heldSession } from './get';
import { parsedResult } from './kept-result';

type Drift = Contract['calibrationResults']['drift'];
type Assessor = OutputOf<Drift>['assessors'][number];

export const driftOfMembers: QueryUseCase<Drift> = async (db, { sessionId }, ctx) => {
  const closed = await closedSession(db, ctx, sessionId);
  if (!closed.ok) return closed;
  const { rated, closedAt } = closed.value;
  const results = (await resultsUpTo(db, closedAt)).map((one) => ({ held: heldSession(one, ctx.zone), result: parsedResult(one.content) }));
  if (!results.some(({ held }) => held.sessionId === sessionId)) return fail('ResultMissing');
  // How somebody has rated over the years is for who runs calibration, and for that person.
  const shown = rated.members.filter(({ userId }) => userId !== null && (seesAll(ctx) || userId === ctx.actor.userId));
  const assessors = shown.map(({ id: memberId, name, userId }) => {
    const points = results.flatMap(({ held, result }): HeldPoint[] => {
      const habit = result.habits.find((one) => one.userId === userId);
      if (habit?.lean.estimable !== true || result.deviationSd === null) return [];
      const { n, value: deviation } = habit.lean;
      return [{ ...held, n, deviation, sd: result.deviationSd }];
    });
    return { memberId, name, drift: driftOf(points), points: usablePoints(points) };
  });
  return ok({
    assessors: driftersRanked(assessors).map(({ memberId, name, drift, points }): Assessor => {
      const standardised = drift?.standardised ?? [];
      return {
        memberId,
        name,
        points: points.map(({ sessionId: heldIn, title, round, closedOn, n, deviation }, place) => {
          return { sessionId: heldIn, title, round, closedOn, cases: n, deviation, standardised: standardised[place] ?? 0 };
        }),
        charts:
          drift === null
            ? null
            : {
                cusum: { ...drift.cusum, high: [...drift.cusum.high], low: [...drift.cusum.low], signals: [...drift.cusum.signals] },
                ewma: { ...drift.ewma, values: [...drift.ewma.values], signals: [...drift.ewma.signals] },
                trend: drift.trend,
              },
      };
    }),
  });
};

type HeldPoint = DriftPoint & ReturnType<typeof heldSession>;
