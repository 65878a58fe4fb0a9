import { notEstimable, type Estimate } from './estimate';
import { at, mean, sum } from './numbers';

export interface FleissKappa {
  readonly observed: number;
  readonly expected: number;
  readonly kappa: number;
  /** Under kappa = 0: for the test, not for an interval. */
  readonly seNull: number;
  readonly z: number;
  /** Kappa of each category against all others; null where a category holds none or all of the ratings. */
  readonly byCategory: readonly (number | null)[];
}

/**
 * Fleiss' kappa of nominal ratings by the same number of raters for each case; `counts[i][j]` counts the raters who put case i in category j; n counts the cases.
 * Fleiss (1971) Psychol. Bull. 76:378; standard error: Fleiss, Nee & Landis (1979) 86:974.
 */
export function fleissKappa(counts: readonly (readonly number[])[]): Estimate<FleissKappa> {
  if (counts.flat().some((count) => !Number.isFinite(count) || count < 0)) return notEstimable('notACount');
  const cases = counts.filter((row) => sum(row) > 0);
  const n = cases.length;
  const raters = sum(cases[0] ?? []);
  if (n === 0) return notEstimable('noRatings');
  if (cases.some((row) => sum(row) !== raters)) return notEstimable('unequalRatings');
  if (raters < 2) return notEstimable('noOverlap');
  const categories = Array.from({ length: Math.max(...cases.map((row) => row.length)) }, (_, index) => index);
  const shares = categories.map((category) => sum(cases.map((row) => row[category] ?? 0)) / (n * raters));
  const observed = mean(cases.map((row) => sum(row.map((count) => count * (count - 1))) / (raters * (raters - 1))));
  const expected = sum(shares.map((share) => share ** 2));
  if (1 - expected < 1e-12) return notEstimable('noVariation');
  const kappa = (observed - expected) / (1 - expected);
  const seNull = nullError(shares, n, raters);
  const byCategory = categories.map((category) => {
    const share = at(shares, category);
    if (share === 0 || share === 1) return null;
    const apart = sum(cases.map((row) => (row[category] ?? 0) * (raters - (row[category] ?? 0))));
    return 1 - apart / (n * raters * (raters - 1) * share * (1 - share));
  });
  return { estimable: true, n, observed, expected, kappa, seNull, z: kappa / seNull, byCategory };
}

function nullError(shares: readonly number[], n: number, raters: number): number {
  const spread = sum(shares.map((share) => share * (1 - share)));
  const skew = sum(shares.map((share) => share * (1 - share) * (1 - 2 * share)));
  return (Math.SQRT2 / (spread * Math.sqrt(n * raters * (raters - 1)))) * Math.sqrt(spread ** 2 - skew);
}
