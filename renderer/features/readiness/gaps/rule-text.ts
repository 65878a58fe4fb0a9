import type { RiskRule } from '../../../../shared/contract/risk-rule';
import type { RuleGroup as RuleGroupText } from '../../../lib/rule-text';
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

/** What the rule says, group by group, in words. */
export function describeRule(rule: RiskRule): readonly RuleGroupText[] {
  const lines = ruleLines(rule);
  return ruleGroups.map((group) => ({
    title: words.groups[group],
    lines: lines
      .filter(({ field }) => groupOf(field) === group)
      .map(({ field, value }) => ({ key: field, label: words.fields[field], value: String(value) })),
  }));
}
