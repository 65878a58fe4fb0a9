import { normalQuantile } from './distributions';
import { notEstimable, type Estimate, type NotEstimable } from './estimate';
import { kappaMoments } from './kappa-variance';

export interface SampleSize {
  readonly estimable: true;
  /** Cases to rate, rounded up; the same as `cases`. */
  readonly n: number;
  readonly cases: number;
  readonly exact: number;
}

/**
 * Cases needed for a 95 % interval of a given full width of an intraclass correlation, all rated by the same number of raters:
 * 8 z² (1 − ρ)² (1 + (k − 1) ρ)² / (k (k − 1) w²) + 1, Bonett (2002) Stat. Med. 21:1331.
 */
export function casesForIccWidth(icc: number, raters: number, width: number): SampleSize | NotEstimable {
  if (raters < 2) return notEstimable('tooFewRaters');
  if (!(width > 0) || !(icc >= 0 && icc < 1)) return notEstimable('outOfReach');
  const z = normalQuantile(0.975);
  return sized((8 * z ** 2 * (1 - icc) ** 2 * (1 + (raters - 1) * icc) ** 2) / (raters * (raters - 1) * width ** 2) + 1);
}

/** Full width of that 95 % interval with so many cases: the same formula, solved for w. */
export function iccWidth(icc: number, raters: number, cases: number): Estimate<{ readonly width: number }> {
  if (raters < 2) return notEstimable('tooFewRaters');
  if (cases < 2) return notEstimable('tooFewCases');
  if (!(icc >= 0 && icc < 1)) return notEstimable('outOfReach');
  const spread = 8 * normalQuantile(0.975) ** 2 * (1 - icc) ** 2 * (1 + (raters - 1) * icc) ** 2;
  return { estimable: true, n: cases, width: Math.sqrt(spread / (raters * (raters - 1) * (cases - 1))) };
}

export interface KappaPlan {
  readonly kappaNull: number;
  readonly kappa: number;
  /** Share of the cases that each of the two raters will call positive, 0 to 1. */
  readonly marginals: readonly [number, number];
  readonly alpha: number;
  readonly power: number;
}

/**
 * Cases needed to tell kappa from a null value of it with two raters and two categories, one-sided: ((z_(1−α) √Q₀ + z_power √Q₁) / (κ₁ − κ₀))², Cantor (1996) Psychol. Methods 1:150.
 * Not estimable where the marginal rates do not allow such a kappa.
 */
export function casesForKappa({ kappaNull, kappa, marginals, alpha, power }: KappaPlan): SampleSize | NotEstimable {
  const underNull = varianceAt(kappaNull, marginals);
  const variance = varianceAt(kappa, marginals);
  if (underNull === null || variance === null || kappa === kappaNull) return notEstimable('outOfReach');
  if (!(alpha > 0 && alpha < 1 && power > 0 && power < 1)) return notEstimable('outOfReach');
  return sized(
    ((normalQuantile(1 - alpha) * Math.sqrt(underNull) + normalQuantile(power) * Math.sqrt(variance)) / (kappa - kappaNull)) ** 2,
  );
}

/** n times the squared standard error of kappa where the table behind it is the one that the marginal rates imply; null where there is none. */
function varianceAt(kappa: number, [first, second]: readonly [number, number]): number | null {
  const expected = first * second + (1 - first) * (1 - second);
  const observed = expected + kappa * (1 - expected);
  const both = (observed - 1 + first + second) / 2;
  const shares = [
    [both, first - both],
    [second - both, 1 - first - second + both],
  ];
  if (!(expected < 1) || shares.flat().some((share) => !(share >= -1e-12))) return null;
  return kappaMoments(shares, [
    [1, 0],
    [0, 1],
  ]).variance;
}

const sized = (exact: number): SampleSize => ({ estimable: true, n: Math.ceil(exact), cases: Math.ceil(exact), exact });
