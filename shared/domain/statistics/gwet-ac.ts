import { agreementWeights, type WeightScheme } from './agreement-weights';
import { tQuantile } from './distributions';
import { notEstimable, type Estimate } from './estimate';
import { at, mean, sum } from './numbers';
import { presentValues, type Ratings } from './ratings';

export interface GwetAC {
  readonly observed: number;
  readonly expected: number;
  /** AC1 when unweighted, AC2 with weights. */
  readonly ac: number;
  /** Cases taken as a sample of many, raters as given. */
  readonly se: number;
  /** 95 %, by Student's t with n − 1 degrees of freedom; the upper limit is at most 1. */
  readonly ciLow: number;
  readonly ciHigh: number;
}

/**
 * Gwet's agreement coefficient with missing ratings; `categories` are all levels of the scale in order, used or not; n counts the cases with a rating.
 * Gwet (2008) Br. J. Math. Stat. Psychol. 61:29; weights, missing ratings and their variance: Gwet (2014) Handbook of Inter-Rater Reliability, 4th ed., ch. 5.
 */
export function gwetAC(
  ratings: Ratings,
  { categories, weights }: { readonly categories: readonly number[]; readonly weights: WeightScheme },
): Estimate<GwetAC> {
  const q = categories.length;
  if (q < 2) return notEstimable('tooFewCategories');
  const rows = ratings.map(presentValues).filter((row) => row.length > 0);
  const n = rows.length;
  if (rows.some((row) => row.some((value) => !categories.includes(value)))) return notEstimable('unknownCategory');
  const paired = rows.filter((row) => row.length > 1).length;
  if (paired === 0) return notEstimable('noOverlap');
  if (n < 2) return notEstimable('tooFewCases');

  const matrix = agreementWeights(categories, weights);
  const counts = rows.map((row) => categories.map((category) => row.filter((value) => value === category).length));
  const prevalence = categories.map((_category, index) => mean(counts.map((row) => at(row, index) / sum(row))));
  const factor = sum(matrix.flat()) / (q * (q - 1));
  const expected = factor * sum(prevalence.map((share) => share * (1 - share)));
  const agreements = counts.map((row) => agreementOf(row, matrix));
  const observed = sum(agreements.map((each) => each ?? 0)) / paired;
  if (1 - expected < 1e-12) return notEstimable('noVariation');
  const ac = (observed - expected) / (1 - expected);

  // Each case's contribution, with the chance agreement taken to first order.
  const contributions = counts.map((row, index) => {
    const agreement = agreements[index] ?? null;
    const own = agreement === null ? 0 : ((n / paired) * (agreement - expected)) / (1 - expected);
    const chance = (factor * sum(row.map((count, category) => count * (1 - at(prevalence, category))))) / sum(row);
    return own - (2 * (1 - ac) * (chance - expected)) / (1 - expected);
  });
  const se = Math.sqrt(sum(contributions.map((each) => (each - ac) ** 2)) / (n * (n - 1)));
  const reach = tQuantile(0.975, n - 1) * se;
  return { estimable: true, n, observed, expected, ac, se, ciLow: ac - reach, ciHigh: Math.min(1, ac + reach) };
}

/** Weighted share of agreeing pairs within a case; null with less than two ratings. */
function agreementOf(row: readonly number[], matrix: readonly (readonly number[])[]): number | null {
  const raters = sum(row);
  if (raters < 2) return null;
  const weighted = matrix.map((weights) => sum(weights.map((weight, category) => weight * at(row, category))));
  return sum(row.map((count, category) => count * (at(weighted, category) - 1))) / (raters * (raters - 1));
}
