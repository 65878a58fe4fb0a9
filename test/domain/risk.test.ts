import { expect, test } from 'vitest';
import { riskRule } from '../../shared/contract/risk-rule';
import { byRisk, consequences, riskBands, riskOf, type RiskFacts } from '../../shared/domain/risk';

const rule = riskRule.parse({});
const facts: RiskFacts = { consequence: 'high', steps: 1, ofSteps: 2, frequency: 4, left: 1 };

test('a score is worked out by hand: 500 × (50 + 80 + 80) ÷ 300 = 350', () => {
  expect(riskOf(facts, rule)).toEqual({ score: 350, band: 'serious', consequence: 500, gap: 50, exposure: 80, left: 80 });
  const weighted = riskRule.parse({ weights: { gap: 2, exposure: 1, left: 0 } });
  // 500 × (2·50 + 80) ÷ 300
  expect(riskOf(facts, weighted).score).toBe(300);
});

test('with a likelihood of one factor alone the bands are those of MIL-STD-882E, Table III', () => {
  const alone = riskRule.parse({ weights: { gap: 0, exposure: 1, left: 0 } });
  const likelihoods = [5, 4, 3, 2, 1];
  const severities = ['critical', 'high', 'medium', 'low'] as const;
  const table = likelihoods.map((frequency) => severities.map((consequence) => riskOf({ ...facts, consequence, frequency }, alone).band));
  expect(table).toEqual([
    ['high', 'high', 'serious', 'medium'],
    ['high', 'high', 'serious', 'medium'],
    ['high', 'serious', 'medium', 'low'],
    ['serious', 'medium', 'medium', 'low'],
    ['medium', 'medium', 'medium', 'low'],
  ]);
});

/** Every combination of facts that the default rule tells apart. */
const all = consequences.flatMap((consequence) =>
  [1, 2, 3].flatMap((steps) =>
    [1, 2, 3, 4, 5, null].flatMap((frequency) =>
      [0, 1, 2, 3, 5].map((left): RiskFacts => ({ consequence, steps, ofSteps: 3, frequency, left })),
    ),
  ),
);

test('a graver consequence never ranks with a slighter one, though both scores be the same', () => {
  const risks = all.map((one) => riskOf(one, rule));
  let ties = 0;
  for (const a of risks) {
    for (const b of risks) {
      if (a.consequence <= b.consequence || a.score !== b.score) continue;
      ties += 1;
      expect(byRisk(a, b)).toBeLessThan(0);
    }
  }
  expect(ties).toBeGreaterThan(0);
  // What is grave and rare against what is slight and constant: equal as products of ranks (10·1·6 and 1·10·6).
  const grave = riskOf({ ...facts, consequence: 'critical', frequency: 1 }, rule);
  const slight = riskOf({ ...facts, consequence: 'low', frequency: 5 }, rule);
  expect(byRisk(grave, slight)).toBeLessThan(0);
  expect(grave.score).toBeGreaterThan(slight.score);
});

test('whatever makes one fact worse never lowers the score or the band', () => {
  const worse = (one: RiskFacts): RiskFacts[] => [
    ...(one.steps < one.ofSteps ? [{ ...one, steps: one.steps + 1 }] : []),
    ...(one.frequency !== null && one.frequency < 5 ? [{ ...one, frequency: one.frequency + 1 }] : []),
    ...(one.left > 0 ? [{ ...one, left: one.left - 1 }] : []),
    { ...one, consequence: consequences[Math.min(3, consequences.indexOf(one.consequence) + 1)] ?? 'critical' },
  ];
  for (const one of all) {
    const before = riskOf(one, rule);
    for (const next of worse(one)) {
      const after = riskOf(next, rule);
      expect(after.score).toBeGreaterThanOrEqual(before.score);
      expect(riskBands.indexOf(after.band)).toBeLessThanOrEqual(riskBands.indexOf(before.band));
    }
  }
});

test.each([
  ['a slighter consequence that is worth more', { consequence: { low: 300 } }],
  ['factors of which none counts', { weights: { gap: 0, exposure: 0, left: 0 } }],
  ['what is done more often and counts less', { exposure: { often: 90 } }],
  ['more people left who count more', { left: { two: 90 } }],
  ['a higher band at a lower score', { bands: { serious: 500 } }],
  ['half a percent', { left: { two: 40.5 } }],
])('%s is no rule', (_what, part) => {
  expect(riskRule.safeParse(part).success).toBe(false);
});
