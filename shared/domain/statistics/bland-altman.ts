import { normalQuantile, tQuantile } from './distributions';
import { notEstimable, type Estimate } from './estimate';
import { at, mean, squaredDeviations } from './numbers';

export interface BlandAltman {
  /** Mean of first minus second, in the unit of the measurements. */
  readonly meanDifference: number;
  /** Standard deviation of the differences. */
  readonly sd: number;
  /** Limits of agreement, mean ± 1.96 · sd: between them lie 95 % of the differences, if these are normal. */
  readonly limitLow: number;
  readonly limitHigh: number;
  /** 95 % intervals of the mean and of each limit. */
  readonly meanLow: number;
  readonly meanHigh: number;
  readonly limitLowLow: number;
  readonly limitLowHigh: number;
  readonly limitHighLow: number;
  readonly limitHighHigh: number;
}

/**
 * Limits of agreement of two measurements of the same cases; n counts the pairs.
 * Bland & Altman (1986) Lancet i:307, with their standard errors √(sd² / n) of the mean and √(3 sd² / n) of a limit, and Student's t with n − 1 degrees of freedom.
 */
export function blandAltman(a: readonly number[], b: readonly number[]): Estimate<BlandAltman> {
  if (a.length !== b.length) throw new RangeError('each case needs both measurements');
  const differences = a.map((value, index) => value - at(b, index));
  const n = differences.length;
  if (n < 2) return notEstimable('tooFewCases');
  const meanDifference = mean(differences);
  const sd = Math.sqrt(squaredDeviations(differences) / (n - 1));
  const span = normalQuantile(0.975) * sd;
  const t = tQuantile(0.975, n - 1);
  const ofMean = t * Math.sqrt(sd ** 2 / n);
  const ofLimit = t * Math.sqrt((3 * sd ** 2) / n);
  const limitLow = meanDifference - span;
  const limitHigh = meanDifference + span;
  return {
    estimable: true,
    n,
    meanDifference,
    sd,
    limitLow,
    limitHigh,
    meanLow: meanDifference - ofMean,
    meanHigh: meanDifference + ofMean,
    limitLowLow: limitLow - ofLimit,
    limitLowHigh: limitLow + ofLimit,
    limitHighLow: limitHigh - ofLimit,
    limitHighHigh: limitHigh + ofLimit,
  };
}
