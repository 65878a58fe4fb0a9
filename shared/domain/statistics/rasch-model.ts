import { realAt } from './numbers';

/** What the rating-scale model says of one rating: Andrich (1978) Psychometrika 43:561. Filled anew by each call of `expectAt`. */
export interface Expectation {
  /** Probability of each category. */
  readonly probability: Float64Array;
  /** Probability of category j or above. */
  readonly atLeast: Float64Array;
  expected: number;
  variance: number;
}

/** Room for the largest of some step groups, given by their numbers of thresholds. */
export const roomFor = (steps: Int32Array): Expectation => ({
  probability: new Float64Array(1 + Math.max(0, ...steps)),
  atLeast: new Float64Array(2 + Math.max(0, ...steps)),
  expected: 0,
  variance: 0,
});

/**
 * Probabilities of the categories 0 … m at a location in logits: P(k) ∝ exp(k · location − τ_1 − … − τ_k); `thresholds[start]` is τ_1 and `steps` is m.
 * Expected category and variance come with it. Answers with the logarithm of P(observed).
 */
export function expectAt(
  room: Expectation,
  location: number,
  thresholds: Float64Array,
  start: number,
  steps: number,
  observed = 0,
): number {
  const { probability, atLeast } = room;
  let logit = 0;
  let highest = 0;
  probability[0] = 0;
  for (let k = 1; k <= steps; k += 1) {
    logit += location - realAt(thresholds, start + k - 1);
    probability[k] = logit;
    if (logit > highest) highest = logit;
  }
  const logitSeen = realAt(probability, observed);
  let total = 0;
  for (let k = 0; k <= steps; k += 1) {
    const share = Math.exp(realAt(probability, k) - highest);
    probability[k] = share;
    total += share;
  }
  let expected = 0;
  for (let k = 0; k <= steps; k += 1) {
    const share = realAt(probability, k) / total;
    probability[k] = share;
    expected += k * share;
  }
  let variance = 0;
  atLeast[steps + 1] = 0;
  for (let k = steps; k >= 0; k -= 1) {
    variance += (k - expected) ** 2 * realAt(probability, k);
    atLeast[k] = realAt(atLeast, k + 1) + realAt(probability, k);
  }
  room.expected = expected;
  room.variance = variance;
  return logitSeen - highest - Math.log(total);
}
