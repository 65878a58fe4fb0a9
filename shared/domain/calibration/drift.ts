import type { Figure } from '../../contract/calibration-figures';
import { cusum, ewma } from '../statistics/control-charts';
import { sum } from '../statistics/numbers';
import { figureOf, noFigure, rounded } from './make-figure';

/** How one assessor stood in one session. */
export interface DriftPoint {
  readonly n: number;
  /** Mean deviation from the others, in steps; positive is lenient. */
  readonly deviation: number;
  /** Of a single deviation in that session. */
  readonly sd: number;
}

export interface Drift {
  /** Deviations over their standard errors, session after session: about −2 to 2 where nothing but chance is at work. */
  readonly standardised: readonly number[];
  readonly cusum: {
    readonly high: readonly number[];
    readonly low: readonly number[];
    readonly limit: number;
    readonly signals: readonly number[];
  };
  readonly ewma: {
    readonly values: readonly number[];
    readonly upper: number;
    readonly lower: number;
    readonly signals: readonly number[];
  };
  /** Change of the deviation from one session to the next, in steps. */
  readonly trend: Figure;
}

/** A shift of one standard error is found about as soon as can be, and a false alarm comes once in some 465 sessions: Montgomery, Introduction to Statistical Quality Control, ch. 9. */
const chart = { target: 0, k: 0.5, h: 5 };
/** Alike in false alarms: Lucas & Saccucci (1990) Technometrics 32:1. */
const moving = { lambda: 0.2, target: 0, sigma: 1, width: 2.86 };

/** The charts of one assessor over sessions in their order in time; null where no session has a spread to measure by. */
export function driftOf(points: readonly DriftPoint[]): Drift | null {
  const usable = usablePoints(points);
  const standardised = usable.map(({ deviation, sd, n }) => rounded((deviation * Math.sqrt(n)) / sd));
  const sums = cusum(standardised, chart);
  const average = ewma(standardised, moving);
  if (!sums.estimable || !average.estimable) return null;
  return {
    standardised,
    cusum: { high: sums.high.map(rounded), low: sums.low.map(rounded), limit: chart.h, signals: sums.signals },
    ewma: {
      values: average.values.map(rounded),
      upper: rounded(average.upper),
      lower: rounded(average.lower),
      signals: average.signals,
    },
    trend: trendFigure(usable),
  };
}

/** The sessions that a chart can hold: those with a spread to measure by. */
export const usablePoints = <P extends DriftPoint>(points: readonly P[]): P[] => points.filter(({ sd, n }) => sd > 0 && n > 0);

/** Weighted least squares with the sessions' own errors taken as known; limits at 95 %. */
function trendFigure(points: readonly DriftPoint[]): Figure {
  const n = points.length;
  if (n < 3) return noFigure('trend', n, 'tooFewSessions');
  const weights = points.map(({ sd, n: cases }) => cases / sd ** 2);
  const whole = sum(weights);
  const middle = sum(weights.map((weight, place) => weight * place)) / whole;
  const spread = sum(weights.map((weight, place) => weight * (place - middle) ** 2));
  const value = sum(points.map(({ deviation }, place) => (weights[place] ?? 0) * (place - middle) * deviation)) / spread;
  const se = 1 / Math.sqrt(spread);
  const reach = 1.959964 * se;
  const isDrifting = value - reach > 0 || value + reach < 0;
  return figureOf('trend', { n, value, se, low: value - reach, high: value + reach }, isDrifting ? 'drifting' : 'steady');
}

/** Who has changed most surely comes first; without a trend, last. */
export function driftersRanked<T extends { readonly drift: Drift | null }>(assessors: readonly T[]): T[] {
  const sureness = ({ drift }: T): number =>
    drift?.trend.estimable === true && drift.trend.se !== null && drift.trend.se > 0 ? Math.abs(drift.trend.value) / drift.trend.se : -1;
  return assessors.toSorted((a, b) => sureness(b) - sureness(a));
}
