import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cohenKappa } from '../../../shared/domain/statistics/cohen-kappa';
import { fleissKappa } from '../../../shared/domain/statistics/fleiss-kappa';
import { gwetAC } from '../../../shared/domain/statistics/gwet-ac';
import { intraclassCorrelation } from '../../../shared/domain/statistics/intraclass-correlation';
import { kendallW } from '../../../shared/domain/statistics/kendall-w';
import { krippendorffAlpha, krippendorffAlphaInterval } from '../../../shared/domain/statistics/krippendorff-alpha';
import { percentAgreement } from '../../../shared/domain/statistics/percent-agreement';
import type { Ratings } from '../../../shared/domain/statistics/ratings';
import { naiveAlpha } from '../../support/statistics/naive-alpha';

const levels = [1, 2, 3, 4, 5];
const interval = { resamples: 20, seed: 5, level: 0.8 };

const nominal: Readonly<Record<string, (ratings: Ratings) => unknown>> = {
  'alpha, nominal': (ratings) => krippendorffAlpha(ratings, 'nominal'),
  AC1: (ratings) => gwetAC(ratings, { categories: levels, weights: 'unweighted' }),
  'share of exact agreement': (ratings) => {
    const found = percentAgreement(ratings);
    return found.estimable ? found.exact : found;
  },
};

const ordinal: Readonly<Record<string, (ratings: Ratings) => unknown>> = {
  'alpha, ordinal': (ratings) => krippendorffAlpha(ratings, 'ordinal'),
  'alpha, interval': (ratings) => krippendorffAlpha(ratings, 'interval'),
  'AC2, linear': (ratings) => gwetAC(ratings, { categories: levels, weights: 'linear' }),
  'AC2, quadratic': (ratings) => gwetAC(ratings, { categories: levels, weights: 'quadratic' }),
  'AC2, ordinal': (ratings) => gwetAC(ratings, { categories: levels, weights: 'ordinal' }),
  'percent agreement': percentAgreement,
  'intraclass correlation': intraclassCorrelation,
  "Kendall's W": kendallW,
};

const all: typeof ordinal = {
  ...nominal,
  ...ordinal,
  'alpha, ratio': (ratings) => krippendorffAlpha(ratings, 'ratio'),
  'interval of alpha': (ratings) => krippendorffAlphaInterval(ratings, 'ordinal', interval),
};

// Case by case one underlying level that raters miss now and then: agreement of every degree, with holes.
const ratingsOf = (holes: number) =>
  fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5 })).chain(([cases, raters]) => {
    const miss = fc.integer({ min: -2, max: 2 });
    const rating = fc.tuple(miss, fc.integer({ min: 1, max: 10 }));
    const row = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.array(rating, { minLength: raters, maxLength: raters }));
    return fc
      .array(row, { minLength: cases, maxLength: cases })
      .map((rows) =>
        rows.map(([level, misses]) => misses.map(([by, chance]) => (chance <= holes ? null : Math.max(1, Math.min(5, level + by))))),
      );
  });

const someRatings = fc.oneof(ratingsOf(0), ratingsOf(3));
const seed = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const runs = { seed: 20_240_501, numRuns: 40 };

/** Where two results differ by more than rounding; empty where they are the same. */
function differences(found: unknown, wanted: unknown, path: string): string[] {
  if (typeof wanted === 'number' && typeof found === 'number') {
    const near = found === wanted || Math.abs(found - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
    return near ? [] : [`${path}: ${found} for ${wanted}`];
  }
  if (typeof wanted !== 'object' || wanted === null || typeof found !== 'object' || found === null) {
    return found === wanted ? [] : [`${path}: ${String(found)} for ${String(wanted)}`];
  }
  const others = new Map(Object.entries(found));
  const missing = [...others.keys()].filter((key) => !(key in wanted)).map((key) => `${path}.${key}`);
  return [...missing, ...Object.entries(wanted).flatMap(([key, value]) => differences(others.get(key), value, `${path}.${key}`))];
}

function shuffled<T>(items: readonly T[], by: number): T[] {
  return items
    .map((item, place) => ({ item, key: Math.imul(by ^ Math.imul(place + 1, 0x9e3779b1), 0x85ebca6b) >>> 0 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** Compares each statistic before and after a change; answers with how many figures were compared. */
function compare(statistics: typeof ordinal, change: (ratings: Ratings, by: number) => Ratings): number {
  let compared = 0;
  const property = fc.property(someRatings, seed, (ratings, by) => {
    for (const [name, statistic] of Object.entries(statistics)) {
      const wanted = statistic(ratings);
      expect(differences(statistic(change(ratings, by)), wanted, name)).toEqual([]);
      if (!JSON.stringify(wanted).includes('reason')) compared += 1;
    }
  });
  fc.assert(property, runs);
  return compared;
}

test('the order of the cases changes nothing', () => {
  expect(compare(all, shuffled)).toBeGreaterThan(200);
});

test('the order of the raters changes nothing', () => {
  expect(compare(all, (ratings, by) => ratings.map((row) => shuffled(row, by)))).toBeGreaterThan(80);
});

test('a rater and a case without any rating change nothing', () => {
  expect(compare(all, (ratings) => [...ratings.map((row) => [null, ...row]), (ratings[0] ?? []).map(() => null)])).toBeGreaterThan(80);
});

test('other names for the categories change nothing that is nominal', () => {
  const compared = compare(nominal, (ratings, by) => {
    const names = shuffled(levels, by);
    return ratings.map((row) => row.map((value) => (value === null ? null : (names[value - 1] ?? null))));
  });
  expect(compared).toBeGreaterThan(60);
});

test('a scale read from its other end changes nothing that is ordinal', () => {
  expect(compare(ordinal, (ratings) => ratings.map((row) => row.map((value) => (value === null ? null : 6 - value))))).toBeGreaterThan(80);
});

test('what is estimable is finite, and what is not has a reason', () => {
  const oddIn = (value: unknown, path: string): string[] => {
    // The test of a correlation without any error is infinite, and says so.
    if (value === Number.POSITIVE_INFINITY && path.endsWith('.f')) return [];
    if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`];
    return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, each]) => oddIn(each, `${path}.${key}`)) : [];
  };
  fc.assert(
    fc.property(someRatings, (ratings) => {
      expect(Object.entries(all).flatMap(([name, statistic]) => oddIn(statistic(ratings), name))).toEqual([]);
    }),
    runs,
  );
});

const tables = fc
  .integer({ min: 2, max: 4 })
  .chain((size) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
  );

test("Cohen's kappa is the same for swapped raters and a reversed scale, and unweighted for renamed categories", () => {
  let estimable = 0;
  fc.assert(
    fc.property(tables, seed, (table, by) => {
      const places = [...table.keys()];
      const arranged = (order: readonly number[]) => order.map((row) => order.map((column) => table[row]?.[column] ?? 0));
      for (const weights of ['unweighted', 'linear', 'quadratic'] as const) {
        const whole = cohenKappa(table, weights);
        if (whole.estimable) estimable += 1;
        const swapped = places.map((column) => table.map((row) => row[column] ?? 0));
        expect(differences(cohenKappa(swapped, weights), whole, `${weights}, swapped`)).toEqual([]);
        expect(differences(cohenKappa(arranged(places.toReversed()), weights), whole, `${weights}, reversed`)).toEqual([]);
      }
      expect(differences(cohenKappa(arranged(shuffled(places, by)), 'unweighted'), cohenKappa(table, 'unweighted'), 'renamed')).toEqual([]);
    }),
    runs,
  );
  expect(estimable).toBeGreaterThan(100);
});

test("Krippendorff's nominal alpha of complete ratings is Fleiss' kappa corrected for the sample", () => {
  fc.assert(
    fc.property(ratingsOf(0), (ratings) => {
      const counts = ratings.map((row) => levels.map((level) => row.filter((value) => value === level).length));
      const kappa = fleissKappa(counts);
      const alpha = krippendorffAlpha(ratings, 'nominal');
      expect(alpha.estimable).toBe(kappa.estimable);
      if (!alpha.estimable || !kappa.estimable) return;
      const values = alpha.pairableValues;
      expect(1 - alpha.alpha).toBeCloseTo(((1 - kappa.kappa) * (values - 1)) / values, 10);
    }),
    runs,
  );
});

const near = (found: number, wanted: number): boolean =>
  Number.isNaN(wanted) ? Number.isNaN(found) : Math.abs(found - wanted) <= 1e-10 * Math.max(1, Math.abs(wanted));

test('alpha from sums over cases is alpha from the matrix of coincidences', () => {
  fc.assert(
    fc.property(someRatings, (ratings) => {
      const metrics = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
      const found = metrics.map((metric) => krippendorffAlpha(ratings, metric)).map((each) => (each.estimable ? each.alpha : Number.NaN));
      const wanted = metrics.map((metric) => naiveAlpha(ratings, metric));
      const far = metrics.filter((_, place) => !near(found[place] ?? 0, wanted[place] ?? 0));
      expect(far).toEqual([]);
    }),
    runs,
  );
});
