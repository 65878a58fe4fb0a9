import type { Figure } from '../../contract/calibration-figures';
import { benchmark } from '../statistics/benchmark';
import type { AdviceKind, EstimatorKind, NoFigureReason } from './figure-kinds';

/** Fewer cases, or a wider interval, give a hint and no verdict to act on. */
export const fewestCases = 10;
const widest = 0.5;

interface Estimated {
  readonly n: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly se: number | null;
}

export const noFigure = (estimator: EstimatorKind, n: number, reason: NoFigureReason): Figure => ({
  estimable: false,
  estimator,
  n,
  reason,
});

/** A figure as it is kept: rounded to six decimals, so that the last bits of an engine's arithmetic do not matter. */
export function figureOf(estimator: EstimatorKind, estimated: Estimated, advice: AdviceKind, verdict: string | null = null): Figure {
  const { n, value, low, high, se } = estimated;
  const kept = (number: number | null): number | null => (number === null || !Number.isFinite(number) ? null : rounded(number));
  return { estimable: true, estimator, n, value: rounded(value), low: kept(low), high: kept(high), se: kept(se), verdict, advice };
}

/** A coefficient of agreement with the word that it can bear at 95 %, its error taken into account (Landis & Koch's classes). */
export function coefficientFigure(estimator: EstimatorKind, estimated: Estimated): Figure {
  const { n, value, low, high } = estimated;
  const se = estimated.se ?? (low === null || high === null ? null : (high - low) / (2 * 1.959964));
  const judged = se === null ? null : benchmark(value, se, 'landis-koch', 0.95);
  const verdict = judged?.estimable === true ? judged.verdict : null;
  const isVague = n < fewestCases || low === null || high === null || high - low > widest;
  return figureOf(estimator, { ...estimated, se }, isVague ? 'rateMore' : adviceOf(verdict), verdict);
}

function adviceOf(verdict: string | null): AdviceKind {
  if (verdict === 'Almost Perfect' || verdict === 'Substantial') return 'holds';
  return verdict === 'Moderate' ? 'talkThrough' : 'retrain';
}

/** To six decimals; never a negative zero, which JSON cannot tell. */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;
