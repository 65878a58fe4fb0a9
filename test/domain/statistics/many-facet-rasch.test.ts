import { expect, test } from 'vitest';
import { manyFacetRasch, type ManyFacetRasch, type RaschObservation } from '../../../shared/domain/statistics/many-facet-rasch';
import { seededRandom } from '../../../shared/domain/statistics/seeded-random';
import { figures } from '../../support/statistics/figures';
import { naiveRasch } from '../../support/statistics/naive-rasch';
import { guilfordObservations } from '../../support/statistics/published-ratings';
import { normalNumber, simulateRatings } from '../../support/statistics/simulate-ratings';

const options = { facets: ['case', 'rater', 'criterion'], positive: ['case'], model: 'rating-scale' } as const;

const elementOf = (found: ManyFacetRasch, facet: string, name: string) => {
  const element = found.facets[facet]?.find(({ element: each }) => each === name);
  if (element === undefined) throw new Error(`no ${name}`);
  return element;
};

const measuresOf = (found: ManyFacetRasch, facet: string): number[] => (found.facets[facet] ?? []).map(({ measure }) => measure);

test("Guilford's ratings have the published features and, to three digits, the severities of a converged joint estimate", () => {
  const found = figures(
    manyFacetRasch(guilfordObservations, { facets: ['judge', 'examinee', 'trait'], positive: ['examinee'], model: 'rating-scale' }),
  );
  expect(found).toMatchObject({ n: 105, estimator: 'joint maximum likelihood', components: 1, converged: true });
  expect(found.iterations).toBeLessThan(10);
  expect(found.facets['examinee']?.map(({ score }) => score)).toEqual([70, 94, 64, 57, 87, 54, 82]);
  expect(found.unexpected.slice(0, 5).every(({ elements }) => elements['judge'] === 'Brahe')).toBe(true);
  expect(found.unexpected[0]).toMatchObject({
    elements: { examinee: 'Edward', trait: 'Daring' },
    score: 2,
    residual: expect.closeTo(-2.782, 3),
  });
  const brahe = elementOf(found, 'judge', 'Brahe');
  expect([brahe.measure, brahe.se, brahe.infit, brahe.outfit, brahe.fairAverage]).toEqual(
    [0.2454, 0.1178, 1.4752, 1.5244, 4.3842].map((value) => expect.closeTo(value, 3)),
  );
  expect(measuresOf(found, 'judge')).toEqual([0.0397, 0.2454, -0.096].map((value) => expect.closeTo(value, 3)));
  expect(found.summary['examinee']).toEqual({
    separation: expect.closeTo(2.2532, 3),
    reliability: expect.closeTo(0.8354, 3),
    strata: expect.closeTo(3.3376, 3),
    chiSquare: expect.closeTo(41.308, 2),
    df: 6,
    p: expect.closeTo(2.5e-7, 8),
  });
  expect(found.thresholds).toHaveLength(8);
  expect(found.residuals).toHaveLength(105);
});

const random = seededRandom(11);
/** Each case is rated by two neighbours in a chain of five raters: sparse, connected by single links. */
const sparse = simulateRatings({
  random,
  cases: Array.from({ length: 32 }, () => normalNumber(random)),
  raters: Array.from({ length: 5 }, () => 0.7 * normalNumber(random)),
  criteria: [-0.5, 0, 0.5],
  ratersOf: (c) => [c % 4, (c % 4) + 1],
});

test.each(['rating-scale', 'partial-credit'] as const)(
  'a sparse design has the same %s estimates as updating one unknown after the other',
  (model) => {
    const found = figures(manyFacetRasch(sparse, { ...options, model }));
    const plain = naiveRasch(sparse, { ...options, model }, 1e-7, 2000);
    expect(found.converged).toBe(true);
    expect(found.components).toBe(1);
    expect(found.facets['case']?.some(({ extreme }) => extreme)).toBe(false);
    for (const facet of options.facets) {
      const own = measuresOf(found, facet);
      const middle = own.reduce((sum, each) => sum + each, 0) / own.length;
      for (const { element, measure } of found.facets[facet] ?? []) {
        expect(measure - middle, element).toBeCloseTo(plain.measures[facet]?.get(element) ?? Number.NaN, 4);
      }
    }
    const thresholds = model === 'rating-scale' ? { '': found.thresholds } : found.thresholdsOf;
    expect(Object.keys(thresholds)).toHaveLength(model === 'rating-scale' ? 1 : 3);
    for (const [group, own] of Object.entries(thresholds)) {
      expect(own).toEqual((plain.thresholds.get(group) ?? []).map((value) => expect.closeTo(value, 6)));
    }
  },
);

test('with partial credit a criterion is averaged by its own thresholds', () => {
  // Of two criteria with the same ratings, one is scored in twos: everything but the unit is the same.
  const twin = sparse.flatMap((each) =>
    each.elements['criterion'] === 'k0' ? [each, { elements: { ...each.elements, criterion: 'double' }, score: 2 * each.score }] : [],
  );
  const found = figures(manyFacetRasch(twin, { ...options, model: 'partial-credit' }));
  const [single, double] = [elementOf(found, 'criterion', 'k0'), elementOf(found, 'criterion', 'double')];
  expect(double.measure).toBeCloseTo(single.measure, 9);
  expect(double.fairAverage).toBeCloseTo(2 * single.fairAverage, 9);
});

test('the floating facet takes what the others lose, and no expectation changes', () => {
  const byRater = figures(manyFacetRasch(sparse, options));
  const byCriterion = figures(manyFacetRasch(sparse, { ...options, floating: 'criterion' }));
  const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
  expect(mean(measuresOf(byRater, 'rater'))).toBeCloseTo(mean(measuresOf(byCriterion, 'criterion')), 9);
  expect(Math.abs(mean(measuresOf(byRater, 'rater')))).toBeGreaterThan(0.01);
  expect([mean(measuresOf(byCriterion, 'rater')), mean(measuresOf(byRater, 'case'))]).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 9)]);
  expect(byCriterion.residuals).toEqual(byRater.residuals.map((value) => expect.closeTo(value ?? Number.NaN, 7)));
});

test('raters without a common case are seen to be apart, though they share the criteria', () => {
  const twoRooms = simulateRatings({
    random,
    cases: Array.from({ length: 30 }, () => normalNumber(random)),
    raters: [0, 0.2, -0.2, 0.4],
    criteria: [-0.4, 0.4],
    ratersOf: (c) => (c % 2 === 0 ? [0, 1] : [2, 3]),
  });
  const apart = figures(manyFacetRasch(twoRooms, options));
  expect(apart.components).toBe(2);
  expect(apart.converged).toBe(true);
  expect(apart.facets['rater']?.map(({ subset }) => subset)).toEqual([0, 0, 1, 1]);
  expect(apart.facets['criterion']?.map(({ subset }) => subset)).toEqual([0, 0]);
  const link: RaschObservation = { elements: { case: 'c0', rater: 'r2', criterion: 'k0' }, score: 2 };
  expect(figures(manyFacetRasch([...twoRooms, link], options)).components).toBe(1);
});

test('elements with the lowest or highest ratings only get a finite, marked measure beyond all others', () => {
  const all = (score: number, name: string): RaschObservation[] =>
    [0, 1, 2].map((k) => ({ elements: { case: name, rater: 'r0', criterion: `k${k}` }, score }));
  const found = figures(manyFacetRasch([...sparse, ...all(4, 'best'), ...all(0, 'worst')], options));
  const [best, worst] = [elementOf(found, 'case', 'best'), elementOf(found, 'case', 'worst')];
  expect([best, worst]).toEqual(
    [best, worst].map(() => expect.objectContaining({ extreme: true, infit: null, outfit: null, count: 3, subset: -1 })),
  );
  expect([best.score, worst.score]).toEqual([12, 0]);
  const others = (found.facets['case'] ?? []).filter(({ extreme }) => !extreme);
  expect(best.measure).toBeGreaterThan(Math.max(...others.filter(({ count }) => count === 3).map(({ measure }) => measure), 2));
  expect(best.measure).toBeLessThan(10);
  expect(worst.measure).toBeLessThan(-2);
  expect(worst.measure).toBeGreaterThan(-10);
  expect(best.se).toBeGreaterThan(Math.max(...others.map(({ se }) => se)));
  // Nothing else moves, and their ratings have no residual.
  expect(measuresOf(found, 'rater')).toEqual(
    measuresOf(figures(manyFacetRasch(sparse, options)), 'rater').map((value) => expect.closeTo(value, 9)),
  );
  expect(found.residuals.slice(-6)).toEqual([null, null, null, null, null, null]);
});

test('a rater who only ever gives the highest is set aside, then the cases that are left with the lowest, and the rest is estimated', () => {
  const rated = (rater: string, score: number): RaschObservation[] =>
    ['x', 'y'].flatMap((name) => [0, 1].map((k) => ({ elements: { case: name, rater, criterion: `k${k}` }, score })));
  const found = figures(manyFacetRasch([...sparse, ...rated('generous', 4), ...rated('r0', 0)], options));
  expect(found.converged).toBe(true);
  expect(elementOf(found, 'rater', 'generous')).toMatchObject({ extreme: true, count: 4, score: 16 });
  expect(elementOf(found, 'case', 'x')).toMatchObject({ extreme: true, count: 4, score: 8, subset: -1 });
  expect(elementOf(found, 'case', 'x').measure).toBeLessThan(-2);
  expect(elementOf(found, 'rater', 'generous').measure).toBeLessThan(Math.min(...measuresOf(found, 'rater').slice(0, 5)));
  expect(measuresOf(found, 'rater').slice(0, 5)).toEqual(
    measuresOf(figures(manyFacetRasch(sparse, options)), 'rater').map((value) => expect.closeTo(value, 9)),
  );
});

test('a category that nobody uses has no threshold, and averages keep the unit of the scores', () => {
  const stretched = sparse.map((each) => ({ ...each, score: each.score === 4 ? 7 : each.score }));
  const [plain, found] = [figures(manyFacetRasch(sparse, options)), figures(manyFacetRasch(stretched, options))];
  expect(found.thresholds).toEqual(plain.thresholds);
  expect(measuresOf(found, 'rater')).toEqual(measuresOf(plain, 'rater'));
  expect(elementOf(found, 'case', 'c0').fairAverage).toBeGreaterThan(elementOf(plain, 'case', 'c0').fairAverage);
});

test('a model without anything to tell apart is not estimable, and says why', () => {
  const same = (scores: readonly number[]): RaschObservation[] =>
    scores.map((score, c) => ({ elements: { case: `c${c}`, rater: 'r', criterion: 'k' }, score }));
  expect(manyFacetRasch([], options)).toEqual({ estimable: false, reason: 'noRatings' });
  expect(manyFacetRasch(same([2, 2, 2]), options)).toEqual({ estimable: false, reason: 'noVariation' });
  const passed = [...sparse, ...[0, 1, 2].map((c) => ({ elements: { case: `c${c}`, rater: 'r0', criterion: 'easy' }, score: 4 }))];
  expect(manyFacetRasch(passed, { ...options, model: 'partial-credit' })).toEqual({ estimable: false, reason: 'tooFewCategories' });
  expect(figures(manyFacetRasch(passed, options)).facets['criterion']?.at(-1)?.extreme).toBe(true);
  expect(() => manyFacetRasch([{ elements: { case: 'c' }, score: 1 }], options)).toThrow('lacks the facet rater');
  expect(() => manyFacetRasch([{ elements: { case: 'c', rater: 'r', criterion: 'k' }, score: 1.5 }], options)).toThrow('integer');
});
