import { expect, test } from 'vitest';
import { cohenKappa, specificAgreement } from '../../../shared/domain/statistics/cohen-kappa';
import { fleissKappa } from '../../../shared/domain/statistics/fleiss-kappa';
import { gwetAC } from '../../../shared/domain/statistics/gwet-ac';
import { krippendorffAlpha, krippendorffAlphaInterval } from '../../../shared/domain/statistics/krippendorff-alpha';
import { percentAgreement } from '../../../shared/domain/statistics/percent-agreement';
import { figures } from '../../support/statistics/figures';
import { fourObservers } from '../../support/statistics/published-ratings';

test('percent agreement pools the pairs of what was rated', () => {
  const found = figures(
    percentAgreement([
      [1, 1, null],
      [1, 2, 4],
      [null, 3, null],
      [2, 3, 3],
    ]),
  );
  expect(found).toEqual({ estimable: true, n: 3, pairs: 7, exact: 2 / 7, adjacent: 5 / 7 });
});

test('a two-by-two table gives the kappa and errors of the worked example', () => {
  const found = figures(
    cohenKappa(
      [
        [20, 5],
        [10, 15],
      ],
      'unweighted',
    ),
  );
  expect(found).toMatchObject({ n: 50, observed: 0.7, expected: 0.5 });
  expect(found.kappa).toBeCloseTo(0.4, 12);
  expect([found.se, found.seNull, found.kappaMax]).toEqual([
    expect.closeTo(0.126996, 6),
    expect.closeTo(0.138564, 6),
    expect.closeTo(0.8, 12),
  ]);
  expect([found.ciLow, found.ciHigh]).toEqual([expect.closeTo(0.151092, 6), expect.closeTo(0.648908, 6)]);
});

test('the abstractors of Gwet give the kappas that his package prints, and their own weights the same as the linear ones', () => {
  const table = [
    [13, 0, 0],
    [0, 20, 7],
    [0, 4, 56],
  ];
  expect(figures(cohenKappa(table, 'unweighted')).kappa).toBeCloseTo(0.7964094, 7);
  expect(figures(cohenKappa(table, 'quadratic')).kappa).toBeCloseTo(0.8921569, 7);
  const linear = figures(cohenKappa(table, 'linear'));
  const given = figures(
    cohenKappa(table, [
      [1, 0.5, 0],
      [0.5, 1, 0.5],
      [0, 0.5, 1],
    ]),
  );
  expect([given.kappa, given.se, given.seNull]).toEqual([linear.kappa, linear.se, linear.seNull]);
  expect(linear.kappaMax).toBeNull();
});

test('high agreement with balanced margins has the indices of Cicchetti and Feinstein', () => {
  const found = figures(
    specificAgreement([
      [40, 9],
      [6, 45],
    ]),
  );
  expect(found.positive).toBeCloseTo(80 / 95, 12);
  expect(found.negative).toBeCloseTo(90 / 105, 12);
  expect([found.prevalenceIndex, found.biasIndex, found.pabak]).toEqual([-0.05, 0.03, expect.closeTo(0.7, 12)]);
  expect(
    figures(
      specificAgreement([
        [0, 2],
        [3, 5],
      ]),
    ).positive,
  ).toBe(0);
  expect(
    figures(
      specificAgreement([
        [0, 0],
        [0, 5],
      ]),
    ).positive,
  ).toBeNull();
});

test('fourteen raters of ten subjects have the published kappa of Fleiss', () => {
  const found = figures(
    fleissKappa([
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
      [0, 0, 0, 0, 0],
    ]),
  );
  expect(found.n).toBe(10);
  expect([found.observed, found.expected, found.kappa]).toEqual([
    expect.closeTo(0.378022, 6),
    expect.closeTo(0.212755, 6),
    expect.closeTo(0.209931, 6),
  ]);
  expect([found.seNull, found.z, found.byCategory[4]]).toEqual([
    expect.closeTo(0.016965, 6),
    expect.closeTo(12.3743, 4),
    expect.closeTo(0.507657, 6),
  ]);
});

test('four observers with missing ratings have the published alphas', () => {
  const alphas = (['nominal', 'ordinal', 'interval', 'ratio'] as const).map(
    (metric) => figures(krippendorffAlpha(fourObservers, metric)).alpha,
  );
  expect(alphas).toEqual([
    expect.closeTo(0.743421, 6),
    expect.closeTo(0.815388, 6),
    expect.closeTo(0.849107, 6),
    expect.closeTo(0.797403, 6),
  ]);
  expect(krippendorffAlpha(fourObservers, 'nominal')).toMatchObject({ n: 11, pairableValues: 40 });
});

test('the interval of alpha is the same for the same seed, narrows with more cases and holds the estimate', () => {
  const options = { resamples: 400, seed: 3, level: 0.95 };
  const found = figures(krippendorffAlphaInterval(fourObservers, 'ordinal', options));
  expect(krippendorffAlphaInterval(fourObservers.toReversed(), 'ordinal', options)).toEqual(found);
  expect(krippendorffAlphaInterval(fourObservers, 'ordinal', { ...options, seed: 4 })).not.toEqual(found);
  expect(found.ciLow).toBeLessThan(found.alpha);
  expect(found.ciHigh).toBeGreaterThan(found.alpha);
  const median = figures(krippendorffAlphaInterval(fourObservers, 'ordinal', { ...options, level: 0 }));
  expect(median.ciLow).toBe(median.ciHigh);
  const tenfold = Array.from({ length: 10 }, () => fourObservers).flat();
  const narrow = figures(krippendorffAlphaInterval(tenfold, 'ordinal', options));
  expect((found.ciHigh - found.ciLow) / (narrow.ciHigh - narrow.ciLow)).toBeGreaterThan(2);
});

test("Gwet's coefficients are those that his package prints", () => {
  const of = (weights: 'unweighted' | 'linear' | 'quadratic' | 'ordinal') =>
    figures(gwetAC(fourObservers, { categories: [1, 2, 3, 4, 5], weights }));
  const first = of('unweighted');
  expect([first.n, first.observed, first.expected]).toEqual([12, expect.closeTo(0.8181818, 7), expect.closeTo(0.1903212, 7)]);
  expect([first.ac, first.se]).toEqual([expect.closeTo(0.77544, 5), expect.closeTo(0.14295, 5)]);
  expect([first.ciLow, first.ciHigh]).toEqual([expect.closeTo(0.461, 3), 1]);
  expect([of('quadratic').ac, of('quadratic').se, of('linear').ac]).toEqual([
    expect.closeTo(0.914, 4),
    expect.closeTo(0.10396, 5),
    expect.closeTo(0.858739, 6),
  ]);
  // Ordinal weights of five ranks: 1, .9, .7, .4 and 0.
  expect(of('ordinal').observed).toBeCloseTo((8 + 2 * 0.95 + 0.75) / 11, 12);
});
