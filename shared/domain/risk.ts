import type { RiskRule } from '../contract/risk-rule';

export const consequences = ['low', 'medium', 'high', 'critical'] as const;
export type Consequence = (typeof consequences)[number];
export const riskBands = ['high', 'serious', 'medium', 'low'] as const;
export type RiskBand = (typeof riskBands)[number];

/** What the risk of a gap follows from. */
export interface RiskFacts {
  /** The gravest of the competency and the tasks it is needed for. */
  readonly consequence: Consequence;
  /** Steps of the scale that are missing, of those up to the required level. */
  readonly steps: number;
  readonly ofSteps: number;
  /** The highest frequency rated for a task of the competency, 1 to 5; null: nobody has rated one. */
  readonly frequency: number | null;
  /** How many people of the unit are ready for it. */
  readonly left: number;
}

export interface Risk {
  readonly score: number;
  readonly band: RiskBand;
  /** The numbers that the rule gives for the facts. */
  readonly consequence: number;
  readonly gap: number;
  readonly exposure: number;
  readonly left: number;
}

/**
 * consequence × (weight·gap + weight·exposure + weight·left) ÷ (sum of the weights × 100), rounded to a whole number.
 *
 * The factors are percentages and the consequence is a number of ratios, not ranks: products of ranks give the same number to
 * a grave thing that is rare and to a slight one that is common, and leave most numbers unused (Bowles, RAMS 2003).
 */
export function riskOf(facts: RiskFacts, rule: RiskRule): Risk {
  const { weights, bands } = rule;
  const consequence = rule.consequence[facts.consequence];
  const gap = facts.ofSteps === 0 ? 0 : Math.round((100 * facts.steps) / facts.ofSteps);
  const exposure = rule.exposure[exposureGrade(facts.frequency)];
  const left = rule.left[leftGrade(facts.left)];
  const weighted = weights.gap * gap + weights.exposure * exposure + weights.left * left;
  const score = Math.round((consequence * weighted) / ((weights.gap + weights.exposure + weights.left) * 100));
  const band = score >= bands.high ? 'high' : score >= bands.serious ? 'serious' : score >= bands.medium ? 'medium' : 'low';
  return { score, band, consequence, gap, exposure, left };
}

/** The greater risk first; of equal scores the graver consequence, so that what is grave never waits behind what is common. */
export function byRisk(a: Risk, b: Risk): number {
  return b.score - a.score || b.consequence - a.consequence || b.gap - a.gap || b.left - a.left || b.exposure - a.exposure;
}

/** The gravest of some. */
export function gravest(some: readonly Consequence[]): Consequence {
  return consequences.findLast((one) => some.includes(one)) ?? 'low';
}

/** Under which name the rule has the percentage for a frequency. */
export function exposureGrade(frequency: number | null): keyof RiskRule['exposure'] {
  if (frequency === null) return 'unrated';
  return (['seldom', 'sometimes', 'often', 'veryOften', 'constantly'] as const)[frequency - 1] ?? 'unrated';
}

/** Under which name the rule has the percentage for so many people left. */
export function leftGrade(left: number): keyof RiskRule['left'] {
  if (left < 3) return (['nobody', 'one', 'two'] as const)[left] ?? 'nobody';
  return left < 5 ? 'threeOrFour' : 'fiveOrMore';
}
