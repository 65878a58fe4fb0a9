import { chiSquareUpper } from './distributions';
import { notEstimable, type Estimate } from './estimate';
import { at, realAt, squaredDeviations, sum } from './numbers';
import { completeRatings, type Ratings } from './ratings';

export interface KendallW {
  /** Concordance of the raters' rankings, corrected for ties, 0 to 1. */
  readonly w: number;
  readonly wUncorrected: number;
  /** Sum of squared deviations of the cases' rank sums from their mean. */
  readonly s: number;
  /** Approximate test of no concordance. */
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
  /** Mean of Spearman's rank correlations over the pairs of raters, by (m w − 1) / (m − 1). */
  readonly meanSpearman: number;
  readonly raters: number;
  readonly dropped: number;
}

/**
 * Kendall's coefficient of concordance, cases × raters, complete cases only; n counts them. W = 12 S / (m² (n³ − n) − m Σ T), T = Σ (t³ − t) over a rater's ties.
 * Kendall & Babington Smith (1939) Ann. Math. Stat. 10:275; ties: Siegel & Castellan (1988) Nonparametric Statistics, 2nd ed., 9.6.
 */
export function kendallW(ratings: Ratings): Estimate<KendallW> {
  const { rows, dropped } = completeRatings(ratings);
  const n = rows.length;
  const raters = rows[0]?.length ?? 0;
  if (n < 2) return notEstimable('tooFewCases');
  if (raters < 2) return notEstimable('tooFewRaters');
  const ranked = Array.from({ length: raters }, (_, rater) => midRanks(rows.map((row) => at(row, rater))));
  const s = squaredDeviations(rows.map((_row, index) => sum(ranked.map(({ ranks }) => realAt(ranks, index)))));
  const whole = raters ** 2 * (n ** 3 - n);
  const room = whole - raters * sum(ranked.map(({ ties }) => ties));
  if (room <= 0) return notEstimable('noVariation');
  const w = (12 * s) / room;
  const chiSquare = raters * (n - 1) * w;
  return {
    estimable: true,
    n,
    raters,
    dropped,
    w,
    wUncorrected: (12 * s) / whole,
    s,
    chiSquare,
    df: n - 1,
    p: chiSquareUpper(chiSquare, n - 1),
    meanSpearman: (raters * w - 1) / (raters - 1),
  };
}

function midRanks(values: readonly number[]): { readonly ranks: Float64Array; readonly ties: number } {
  const order = [...values.keys()].toSorted((a, b) => at(values, a) - at(values, b));
  const ranks = new Float64Array(values.length);
  let ties = 0;
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && at(values, at(order, to)) === at(values, at(order, from))) to += 1;
    for (const index of order.slice(from, to)) ranks[index] = (from + 1 + to) / 2;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  return { ranks, ties };
}
