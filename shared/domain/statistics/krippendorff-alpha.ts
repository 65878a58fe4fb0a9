import { notEstimable, type Estimate } from './estimate';
import { alphaOf, differenceScores, pairableCases, type Metric, type PairableCases } from './krippendorff-cases';
import { add, at, quantileOfSorted, realAt, wholeAt } from './numbers';
import type { Ratings } from './ratings';
import { seededRandom } from './seeded-random';

export interface KrippendorffAlpha {
  readonly alpha: number;
  /** Ratings in cases with two ratings or more. */
  readonly pairableValues: number;
}

/**
 * Krippendorff's alpha, 1 − observed / expected disagreement, with any number of raters and missing ratings; n counts the cases with two ratings or more.
 * Krippendorff (2011) Computing Krippendorff's Alpha-Reliability. Ratio ratings must not be negative.
 */
export function krippendorffAlpha(ratings: Ratings, metric: Metric): Estimate<KrippendorffAlpha> {
  const cases = pairableCases(ratings);
  if (cases.length === 0) return notEstimable('noOverlap');
  if (metric === 'ratio' && at(cases.values, 0) < 0) return notEstimable('negativeRatings');
  const counts = new Float64Array(cases.values.length);
  const pairs = new Float64Array(cases.pairLow.length);
  for (let index = 0; index < cases.length; index += 1) addCase(cases, index, counts, pairs);
  const alpha = alphaOf(counts, pairs, cases, differenceScores(cases.values, metric));
  if (alpha === null) return notEstimable('noVariation');
  return { estimable: true, n: cases.length, alpha, pairableValues: counts.reduce((total, count) => total + count, 0) };
}

export interface KrippendorffInterval {
  readonly alpha: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  /** Resamples in which alpha could be had: one without any variation has none. */
  readonly resamples: number;
}

/**
 * Percentile interval of alpha by resampling whole cases with a seeded generator; `level` is for instance 0.95. The same cases give the same interval in whatever order they come.
 * Bootstrap: Efron & Tibshirani (1993) ch. 13; that cases, not pairs, are drawn: Zapf et al. (2016) BMC Med. Res. Methodol. 16:93.
 */
export function krippendorffAlphaInterval(
  ratings: Ratings,
  metric: Metric,
  { resamples, seed, level }: { readonly resamples: number; readonly seed: number; readonly level: number },
): Estimate<KrippendorffInterval> {
  const whole = krippendorffAlpha(ratings, metric);
  if (!whole.estimable) return whole;
  if (whole.n < 2) return notEstimable('tooFewCases');
  const cases = pairableCases(ratings);
  const scores = differenceScores(cases.values, metric);
  const random = seededRandom(seed);
  const counts = new Float64Array(cases.values.length);
  const pairs = new Float64Array(cases.pairLow.length);
  const alphas = new Float64Array(resamples);
  let usable = 0;
  for (let resample = 0; resample < resamples; resample += 1) {
    counts.fill(0);
    pairs.fill(0);
    for (let draw = 0; draw < cases.length; draw += 1) addCase(cases, Math.floor(random() * cases.length), counts, pairs);
    const alpha = alphaOf(counts, pairs, cases, scores);
    if (alpha === null) continue;
    alphas[usable] = alpha;
    usable += 1;
  }
  // With more left out than the interval leaves outside, what is left says little.
  if (usable === 0 || resamples - usable > ((1 - level) / 2) * resamples) return notEstimable('tooFewResamples');
  const sorted = alphas.subarray(0, usable).sort();
  return {
    estimable: true,
    n: whole.n,
    alpha: whole.alpha,
    ciLow: quantileOfSorted(sorted, (1 - level) / 2),
    ciHigh: quantileOfSorted(sorted, (1 + level) / 2),
    resamples: usable,
  };
}

/** A case's values and pairs, added to the sums from which alpha follows: nothing else of a case is needed again. */
function addCase(cases: PairableCases, index: number, counts: Float64Array, pairs: Float64Array): void {
  for (let place = wholeAt(cases.countStart, index); place < wholeAt(cases.countStart, index + 1); place += 1) {
    add(counts, wholeAt(cases.countOf, place), realAt(cases.count, place));
  }
  for (let place = wholeAt(cases.pairStart, index); place < wholeAt(cases.pairStart, index + 1); place += 1) {
    add(pairs, wholeAt(cases.pairOf, place), realAt(cases.pair, place));
  }
}
