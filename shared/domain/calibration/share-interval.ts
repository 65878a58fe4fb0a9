import { betaQuantile, tQuantile } from '../statistics/distributions';
import { mean, sum } from '../statistics/numbers';

export interface Part {
  readonly part: number;
  readonly whole: number;
}

export interface Share {
  /** Cases that hold any of the whole. */
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly se: number;
}

/**
 * A share pooled over cases, `part` of `whole` in each, with an exact-style 95 % interval that takes what lies in one case as one draw; null where there is no whole.
 * Clopper–Pearson limits on the effective number of draws: Korn & Graubard (1998) Survey Methodology 24:193; variance of a ratio between clusters by linearisation.
 */
export function shareOver(cases: readonly Part[]): Share | null {
  const met = cases.filter(({ whole }) => whole > 0);
  const n = met.length;
  const whole = sum(met.map((one) => one.whole));
  if (n === 0) return null;
  const value = sum(met.map(({ part }) => part)) / whole;
  const size = mean(met.map((one) => one.whole));
  const squares = sum(met.map((one) => ((one.part - value * one.whole) / size) ** 2));
  const variance = n > 1 ? squares / (n * (n - 1)) : 0;
  const draws = effectiveDraws(value, variance, n, whole);
  return { n, value, ...exactLimits(value * draws, draws), se: Math.sqrt(variance) };
}

/** Clopper & Pearson (1934) Biometrika 26:404 at 95 %; neither number need be whole. */
export function exactLimits(part: number, whole: number): { readonly low: number; readonly high: number } {
  return {
    low: part <= 0 ? 0 : betaQuantile(0.025, part, whole - part + 1),
    high: part >= whole ? 1 : betaQuantile(0.975, part + 1, whole - part),
  };
}

/** Where nothing varies between the cases, each of them is one draw. */
function effectiveDraws(value: number, variance: number, n: number, whole: number): number {
  const spread = value * (1 - value);
  if (n < 2 || spread <= 0 || variance <= 1e-15) return n;
  const fewer = (tQuantile(0.975, Math.max(1, whole - 1)) / tQuantile(0.975, n - 1)) ** 2;
  return Math.min(whole, (spread / variance) * fewer);
}
