import type { AttributeFigures, Figure } from '../../contract/calibration-figures';
import { attributeStudy } from '../statistics/attribute-study';
import type { EstimatorKind } from './figure-kinds';
import { figureOf, noFigure } from './make-figure';
import { crossTable, exactFigure, kappaFigure } from './pair-agreement';
import { placedSession, placeOf, type PlacedCase } from './placed-session';
import { leanFigure } from './rater-habits';
import type { RatedSession } from './rating';
import { exactLimits } from './share-interval';

/**
 * Each member measured as a gauge against reference levels by case (gold ratings, or a consensus): right decisions about the required level, misses, false alarms, and
 * agreement of the levels themselves. Members are in the order of their ids; cases without a reference count for nothing.
 */
export function assessorFigures(session: RatedSession, references: ReadonlyMap<string, number>): AttributeFigures[] {
  const { cases, memberIds } = placedSession(session);
  const known = cases.flatMap((one): ReferencedCase[] => {
    const level = references.get(one.caseId);
    return level === undefined ? [] : [{ ...one, reference: placeOf(one.of, level) }];
  });
  return memberIds.map((memberId, member) => figuresOf(memberId, member, known));
}

/** The gold ratings of a session, by case. */
export const goldLevels = (session: RatedSession): ReadonlyMap<string, number> =>
  new Map(session.cases.flatMap(({ caseId, gold }) => (gold === null ? [] : [[caseId, gold.level]])));

interface ReferencedCase extends PlacedCase {
  readonly reference: number;
}

function figuresOf(memberId: string, member: number, known: readonly ReferencedCase[]): AttributeFigures {
  const rated = known.flatMap(({ places, reference, of }) => {
    const own = places[member] ?? null;
    return own === null ? [] : [{ own, reference, of }];
  });
  const decided = rated.flatMap(({ own, reference, of }) => {
    // Where no level is asked for there is nothing to accept or refuse.
    const required = of.requiredLevel === null ? null : placeOf(of, of.requiredLevel);
    return required === null ? [] : [{ accepts: own >= required, isGood: reference >= required }];
  });
  const both = rated.map(({ own, reference }) => [reference, own] as const);
  // Levels of different scales do not belong in one table: that of the scale with the most cases is taken.
  const size = commonSize(rated.map(({ of }) => of.levels.length));
  const ofSize = rated.filter(({ of }) => of.levels.length === size).map(({ own, reference }) => [reference, own] as const);
  return {
    memberId,
    ...studyOf(decided),
    kappa: rated.length === 0 ? noFigure('cohenKappa', 0, 'noReference') : kappaFigure(crossTable(ofSize, size)),
    exact: rated.length === 0 ? noFigure('exactShare', 0, 'noReference') : exactFigure(both),
    lean: rated.length === 0 ? noFigure('meanDeviation', 0, 'noReference') : leanFigure(rated.map(({ own, reference }) => own - reference)),
  };
}

function commonSize(sizes: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const size of sizes) counts.set(size, (counts.get(size) ?? 0) + 1);
  return [...counts].toSorted(([a, some], [b, others]) => others - some || b - a)[0]?.[0] ?? 0;
}

function studyOf(
  decided: ReadonlyArray<{ readonly accepts: boolean; readonly isGood: boolean }>,
): Pick<AttributeFigures, 'effectiveness' | 'missRate' | 'falseAlarms'> {
  const study = attributeStudy(
    decided.map(({ accepts }) => [accepts]),
    decided.map(({ isGood }) => isGood),
  );
  const n = decided.length;
  if (!study.estimable) {
    const none = (estimator: EstimatorKind): Figure => noFigure(estimator, 0, 'noReference');
    return { effectiveness: none('effectiveness'), missRate: none('missRate'), falseAlarms: none('falseAlarmRate') };
  }
  const { effectiveness: value, effectivenessLow: low, effectivenessHigh: high } = study;
  const bad = decided.filter(({ isGood }) => !isGood);
  const good = decided.filter(({ isGood }) => isGood);
  return {
    effectiveness: judged('effectiveness', { n, value, low, high }, [0.9, 0.8]),
    missRate: rateFigure('missRate', bad.filter(({ accepts }) => accepts).length, bad.length, [0.02, 0.05]),
    falseAlarms: rateFigure('falseAlarmRate', good.filter(({ accepts }) => !accepts).length, good.length, [0.05, 0.1]),
  };
}

function rateFigure(
  estimator: 'missRate' | 'falseAlarmRate',
  part: number,
  n: number,
  bounds: readonly [best: number, most: number],
): Figure {
  return n === 0 ? noFigure(estimator, 0, 'noReference') : judged(estimator, { n, value: part / n, ...exactLimits(part, n) }, bounds);
}

/**
 * The word is that of the usual bounds (90 % and 80 % effectiveness, 2 % and 5 % misses, 5 % and 10 % false alarms: AIAG (2010) Measurement Systems Analysis, 4th ed., III.C) for the
 * value alone; what to do follows from the whole interval, so that few cases never count against anybody.
 */
function judged(
  estimator: 'effectiveness' | 'missRate' | 'falseAlarmRate',
  { n, value, low, high }: { readonly n: number; readonly value: number; readonly low: number; readonly high: number },
  [best, worst]: readonly [number, number],
): Figure {
  const isShort = (given: number, bound: number): boolean => (best > worst ? given < bound : given > bound);
  const verdict = isShort(value, worst) ? 'unacceptable' : isShort(value, best) ? 'marginal' : 'acceptable';
  const kindest = best > worst ? high : low;
  const advice = verdict === 'acceptable' || isShort(kindest, worst) ? verdict : isShort(kindest, best) ? 'marginal' : 'rateMore';
  return figureOf(estimator, { n, value, low, high, se: null }, n < 5 ? 'rateMore' : advice, verdict);
}
