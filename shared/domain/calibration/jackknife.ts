import { tQuantile } from '../statistics/distributions';
import { squaredDeviations } from '../statistics/numbers';

/**
 * Standard error of a statistic of cases by leaving out one at a time, and how far a 95 % interval reaches by Student's t; null where it cannot be had without one of them.
 * Efron & Tibshirani (1993) An Introduction to the Bootstrap, ch. 11.
 */
export function jackknife<T>(
  cases: readonly T[],
  statistic: (some: readonly T[]) => number | null,
): { readonly se: number; readonly reach: number } | null {
  const n = cases.length;
  if (n < 3) return null;
  const without: number[] = [];
  for (const left of cases.keys()) {
    const value = statistic(cases.filter((_one, index) => index !== left));
    if (value === null || !Number.isFinite(value)) return null;
    without.push(value);
  }
  const se = Math.sqrt(((n - 1) / n) * squaredDeviations(without));
  return { se, reach: tQuantile(0.975, n - 1) * se };
}
