import { expect, test } from 'vitest';
import { cusum, ewma } from '../../../shared/domain/statistics/control-charts';
import { krippendorffAlpha } from '../../../shared/domain/statistics/krippendorff-alpha';
import { manyFacetRasch, type RaschObservation } from '../../../shared/domain/statistics/many-facet-rasch';
import { seededRandom } from '../../../shared/domain/statistics/seeded-random';
import { figures } from '../../support/statistics/figures';
import { normalNumber, simulateRatings } from '../../support/statistics/simulate-ratings';

const options = { facets: ['case', 'rater', 'criterion'], positive: ['case'], model: 'rating-scale' } as const;
const raters = ['r0', 'r1', 'r2', 'r3', 'r4', 'r5'];

test.each([1, 2, 3])('a planted lenient rater is the most lenient by far, though given the harder cases (seed %i)', (seed) => {
  const random = seededRandom(seed);
  // The lenient rater r3 sees every case of the weaker half and none of the stronger: raw means hide it.
  const cases = Array.from({ length: 60 }, (_, c) => normalNumber(random) + (c < 30 ? -0.8 : 0.8));
  const found = figures(
    manyFacetRasch(
      simulateRatings({
        random,
        cases,
        raters: [0, 0.2, -0.2, -1.2, 0.1, -0.1],
        criteria: [-0.5, 0, 0.3, 0.6],
        ratersOf: (c) => (c < 30 ? [3, c % 3] : [4 + (c % 2), c % 3]),
      }),
      options,
    ),
  );
  expect(found.components).toBe(1);
  const [first, second] = (found.facets['rater'] ?? []).toSorted((a, b) => a.measure - b.measure);
  expect(first?.element).toBe('r3');
  expect(found.summary['rater']?.p).toBeLessThan(0.001);
  expect((second?.measure ?? 0) - (first?.measure ?? 0)).toBeGreaterThan(1.96 * (first?.se ?? 1));
});

/** Each rater's mean standardised residual by case, in the order of the cases. */
function residualsOf(observations: readonly RaschObservation[], residuals: readonly (number | null)[], rater: string): number[] {
  const byCase = new Map<string, number[]>();
  for (const [place, { elements }] of observations.entries()) {
    const residual = residuals[place] ?? null;
    const name = elements['case'] ?? '';
    if (elements['rater'] === rater && residual !== null) byCase.set(name, [...(byCase.get(name) ?? []), residual]);
  }
  return [...byCase.values()].map((each) => each.reduce((sum, value) => sum + value, 0) / Math.sqrt(each.length));
}

test.each([1, 2, 3])('a planted drifter is the one whose charts signal first (seed %i)', (seed) => {
  const random = seededRandom(100 + seed);
  const panel = {
    random,
    raters: raters.map(() => 0.3 * normalNumber(random)),
    criteria: [-0.5, 0, 0.5],
    ratersOf: () => [0, 1, 2, 3, 4, 5],
  };
  const abilities = (): number[] => Array.from({ length: 30 }, () => normalNumber(random));
  const before = simulateRatings({ ...panel, cases: abilities() });
  // In the second half r2 has become 1.5 logits more severe.
  const after = simulateRatings({
    ...panel,
    raters: panel.raters.map((severity, r) => (r === 2 ? severity + 1.5 : severity)),
    cases: abilities(),
  });
  const observations = [
    ...before,
    ...after.map((each) => ({ ...each, elements: { ...each.elements, case: `later ${each.elements['case']}` } })),
  ];
  const { residuals: all } = figures(manyFacetRasch(observations, options));
  const charts = raters.map((rater) => {
    // The model spreads the drift over both halves: the first half tells each rater's usual level and spread.
    const residuals = residualsOf(observations, all, rater);
    const usual = residuals.slice(0, 30);
    const centre = usual.reduce((sum, value) => sum + value, 0) / usual.length;
    const spread = Math.sqrt(usual.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (usual.length - 1));
    const x = residuals.slice(30).map((value) => (value - centre) / spread);
    const sums = figures(cusum(x, { target: 0, k: 0.5, h: 5 }));
    const highest = Math.max(...sums.high, ...sums.low);
    return {
      rater,
      highest,
      downwards: Math.max(...sums.low),
      signal: sums.signals[0] ?? 99,
      averages: figures(ewma(x, { lambda: 0.2, target: 0, sigma: 1, width: 3 })),
    };
  });
  const [first] = charts.toSorted((a, b) => b.highest - a.highest);
  expect(first?.rater).toBe('r2');
  expect(first?.signal).toBe(Math.min(...charts.map(({ signal }) => signal)));
  expect(first?.signal).toBeLessThan(20);
  expect(first?.downwards).toBe(first?.highest);
  expect(first?.averages.signals.length).toBeGreaterThan(0);
});

test.each([1, 2, 3])('a planted ambiguous criterion has the lowest alpha and the worst fit (seed %i)', (seed) => {
  const random = seededRandom(200 + seed);
  const observations = simulateRatings({
    random,
    cases: Array.from({ length: 40 }, () => 1.5 * normalNumber(random)),
    raters: [0, 0.2, -0.2, 0.3],
    criteria: [-0.5, 0, 0.5, 0.2],
    ratersOf: () => [0, 1, 2, 3],
    // Raters read k2 as they like: half of the time its rating has nothing to do with the case.
  }).map((each) => (each.elements['criterion'] === 'k2' && random() < 0.5 ? { ...each, score: Math.floor(5 * random()) } : each));
  const alphas = ['k0', 'k1', 'k2', 'k3'].map((criterion) => {
    const own = observations.filter(({ elements }) => elements['criterion'] === criterion);
    const rows = Array.from({ length: 40 }, (_, c) => own.filter(({ elements }) => elements['case'] === `c${c}`).map(({ score }) => score));
    return figures(krippendorffAlpha(rows, 'ordinal')).alpha;
  });
  expect(alphas.indexOf(Math.min(...alphas))).toBe(2);
  const fit = figures(manyFacetRasch(observations, options)).facets['criterion'] ?? [];
  const [worst] = fit.toSorted((a, b) => (b.infit ?? 0) - (a.infit ?? 0));
  expect(worst?.element).toBe('k2');
  expect(worst?.infit).toBeGreaterThan(1.3);
});
