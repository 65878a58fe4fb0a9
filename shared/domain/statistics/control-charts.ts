import { notEstimable, type Estimate } from './estimate';

export interface Cusum {
  /** Sums of what exceeds target + k, and of what falls below target − k; never negative, in the unit of x. */
  readonly high: readonly number[];
  readonly low: readonly number[];
  /** How many values in a row each sum has been above zero: counted back from a signal, where the change began. */
  readonly runsHigh: readonly number[];
  readonly runsLow: readonly number[];
  /** Places in x, from 0, where a sum exceeds h. */
  readonly signals: readonly number[];
}

/**
 * Tabular CUSUM with reference value k and decision interval h, both in the unit of x (of standardised residuals: k = 0.5, h = 4 or 5).
 * Page (1954) Biometrika 41:100; Montgomery, Introduction to Statistical Quality Control, ch. 9.
 */
export function cusum(
  x: readonly number[],
  { target, k, h }: { readonly target: number; readonly k: number; readonly h: number },
): Estimate<Cusum> {
  if (x.length === 0) return notEstimable('noRatings');
  const above = sumsOf(x.map((value) => value - (target + k)));
  const below = sumsOf(x.map((value) => target - k - value));
  const signals = [...x.keys()].filter((place) => (above.sums[place] ?? 0) > h || (below.sums[place] ?? 0) > h);
  return { estimable: true, n: x.length, high: above.sums, low: below.sums, runsHigh: above.runs, runsLow: below.runs, signals };
}

function sumsOf(steps: readonly number[]): { readonly sums: readonly number[]; readonly runs: readonly number[] } {
  let total = 0;
  let run = 0;
  const sums: number[] = [];
  const runs: number[] = [];
  for (const step of steps) {
    total = Math.max(0, total + step);
    run = total > 0 ? run + 1 : 0;
    sums.push(total);
    runs.push(run);
  }
  return { sums, runs };
}

export interface Ewma {
  /** z_i = λ x_i + (1 − λ) z_(i−1), from z_0 = target. */
  readonly values: readonly number[];
  /** Asymptotic limits target ± width · sigma · √(λ / (2 − λ)). */
  readonly upper: number;
  readonly lower: number;
  /** Places in x, from 0, outside the limits. */
  readonly signals: readonly number[];
}

/** Exponentially weighted moving average with 0 < λ ≤ 1, sigma of a single value and limits `width` sigmas wide: Roberts (1959) Technometrics 1:239; NIST/SEMATECH e-Handbook 6.3.2.4. */
export function ewma(
  x: readonly number[],
  { lambda, target, sigma, width }: { readonly lambda: number; readonly target: number; readonly sigma: number; readonly width: number },
): Estimate<Ewma> {
  if (!(lambda > 0 && lambda <= 1)) throw new RangeError('lambda lies above 0 and is at most 1');
  if (x.length === 0) return notEstimable('noRatings');
  if (!(sigma > 0)) return notEstimable('noError');
  let current = target;
  const values = x.map((value) => (current = lambda * value + (1 - lambda) * current));
  const reach = width * sigma * Math.sqrt(lambda / (2 - lambda));
  const upper = target + reach;
  const lower = target - reach;
  const signals = [...values.entries()].filter(([, value]) => value > upper || value < lower).map(([place]) => place);
  return { estimable: true, n: x.length, values, upper, lower, signals };
}
