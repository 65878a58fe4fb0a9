import type { RaschObservation } from '../../../shared/domain/statistics/many-facet-rasch';

export interface Panel {
  readonly random: () => number;
  /** True measures in logits. */
  readonly cases: readonly number[];
  readonly raters: readonly number[];
  readonly criteria: readonly number[];
  /** Which raters rate a case. */
  readonly ratersOf: (caseNumber: number) => readonly number[];
  readonly thresholds?: readonly number[];
}

/** Ratings drawn from the rating-scale model; scores count from 0. Cases are c0, c1 …, raters r0 …, criteria k0 …. */
export function simulateRatings({
  random,
  cases,
  raters,
  criteria,
  ratersOf,
  thresholds = [-1.5, -0.5, 0.5, 1.5],
}: Panel): RaschObservation[] {
  return cases.flatMap((ability, c) =>
    ratersOf(c).flatMap((r) =>
      criteria.map((difficulty, k) => ({
        elements: { case: `c${c}`, rater: `r${r}`, criterion: `k${k}` },
        score: drawCategory(random, ability - (raters[r] ?? 0) - difficulty, thresholds),
      })),
    ),
  );
}

/** About normal, mean 0 and variance 1: the sum of twelve uniform numbers. */
export const normalNumber = (random: () => number): number => Array.from({ length: 12 }, random).reduce((sum, each) => sum + each, -6);

function drawCategory(random: () => number, location: number, thresholds: readonly number[]): number {
  let logit = 0;
  const odds = [1, ...thresholds.map((threshold) => Math.exp((logit += location - threshold)))];
  let left = random() * odds.reduce((sum, each) => sum + each, 0);
  const drawn = odds.findIndex((each) => (left -= each) < 0);
  return drawn < 0 ? thresholds.length : drawn;
}
