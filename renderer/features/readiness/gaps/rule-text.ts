import type { RiskRule } from '../../../../shared/contract/risk-rule';
import { gapWords } from '../../../lib/words/gaps';

const words = gapWords.rules;

export type RuleField = keyof typeof words.fields;
export const ruleGroups = ['consequence', 'weights', 'exposure', 'left', 'bands'] as const;
export type RuleGroup = (typeof ruleGroups)[number];

/** The least and the greatest number of each group. */
export const limits: Readonly<Record<RuleGroup, readonly [least: number, most: number]>> = {
  consequence: [1, 1000],
  weights: [0, 10],
  exposure: [0, 100],
  left: [0, 100],
  bands: [1, 1000],
};

export const groupOf = (field: RuleField): RuleGroup => ruleGroups.find((group) => field.startsWith(`${group}.`)) ?? 'bands';

/** Every field with its number, in the order in which the rule is read. */
export function ruleLines(rule: RiskRule): ReadonlyArray<{ readonly field: RuleField; readonly value: number }> {
  const { consequence, weights, exposure, left, bands } = rule;
  return [
    { field: 'consequence.low', value: consequence.low },
    { field: 'consequence.medium', value: consequence.medium },
    { field: 'consequence.high', value: consequence.high },
    { field: 'consequence.critical', value: consequence.critical },
    { field: 'weights.gap', value: weights.gap },
    { field: 'weights.exposure', value: weights.exposure },
    { field: 'weights.left', value: weights.left },
    { field: 'exposure.seldom', value: exposure.seldom },
    { field: 'exposure.sometimes', value: exposure.sometimes },
    { field: 'exposure.often', value: exposure.often },
    { field: 'exposure.veryOften', value: exposure.veryOften },
    { field: 'exposure.constantly', value: exposure.constantly },
    { field: 'exposure.unrated', value: exposure.unrated },
    { field: 'left.nobody', value: left.nobody },
    { field: 'left.one', value: left.one },
    { field: 'left.two', value: left.two },
    { field: 'left.threeOrFour', value: left.threeOrFour },
    { field: 'left.fiveOrMore', value: left.fiveOrMore },
    { field: 'bands.high', value: bands.high },
    { field: 'bands.serious', value: bands.serious },
    { field: 'bands.medium', value: bands.medium },
  ];
}

/** What differs between two rules, in words. */
export function ruleDifferences(old: RiskRule, next: RiskRule): string[] {
  const before = new Map(ruleLines(old).map(({ field, value }) => [field, value]));
  return ruleLines(next).flatMap(({ field, value }) => {
    const was = before.get(field);
    return was === undefined || was === value ? [] : [words.changed(`${words.groups[groupOf(field)]}, ${words.fields[field]}`, was, value)];
  });
}
