import { notEstimable, type Estimate } from './estimate';
import { presentValues, type Ratings } from './ratings';

export interface PercentAgreement {
  /** Share of pairs with the same rating, 0 to 1. */
  readonly exact: number;
  /** Share of pairs at most one level apart; includes the exact ones. */
  readonly adjacent: number;
  readonly pairs: number;
}

/** Agreement over all pairs of ratings of the same case, pooled over cases; n counts the cases with two ratings or more. */
export function percentAgreement(ratings: Ratings): Estimate<PercentAgreement> {
  const tally = { n: 0, pairs: 0, exact: 0, adjacent: 0 };
  for (const row of ratings) {
    const values = presentValues(row);
    if (values.length > 1) tally.n += 1;
    for (const [index, first] of values.entries()) {
      for (const second of values.slice(index + 1)) {
        tally.pairs += 1;
        if (first === second) tally.exact += 1;
        if (Math.abs(first - second) <= 1) tally.adjacent += 1;
      }
    }
  }
  const { n, pairs } = tally;
  if (pairs === 0) return notEstimable('noOverlap');
  return { estimable: true, n, pairs, exact: tally.exact / pairs, adjacent: tally.adjacent / pairs };
}
