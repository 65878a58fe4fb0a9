import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawSample, type Candidate, type SamplingPlan } from '../../../shared/domain/calibration/sampling-plan';

const candidates = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 400 }).map((number) => `case-${number}`),
    assessor: fc.constantFrom('a', 'b', 'c'),
    level: fc.constantFrom(1, 2, 3),
    site: fc.constantFrom('north', 'south'),
    risk: fc.constantFrom(1, 2, 5),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
);
const plans = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  size: fc.integer({ min: 0, max: 45 }),
  strata: fc.subarray(['assessor', 'level', 'site'] as const),
});
const runs = { seed: 7, numRuns: 100 };

const drawnOf = (all: readonly Candidate[], plan: SamplingPlan): string[] => drawSample(all, plan).flatMap(({ drawn }) => drawn);

test('the same seed gives the same list, in whatever order the candidates come', () => {
  fc.assert(
    fc.property(candidates, plans, (all, plan) => {
      expect(drawSample(all.toReversed(), plan)).toEqual(drawSample(all, plan));
    }),
    runs,
  );
});

test('a list has the wanted size, nobody twice, and every stratum that there is room for', () => {
  fc.assert(
    fc.property(candidates, plans, (all, plan) => {
      const strata = drawSample(all, plan);
      const drawn = drawnOf(all, plan);
      expect(drawn).toHaveLength(Math.min(plan.size, all.length));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(strata.filter((stratum) => stratum.drawn.length > 0)).toHaveLength(Math.min(plan.size, strata.length));
      expect(strata.reduce((sum, stratum) => sum + stratum.candidates, 0)).toBe(all.length);
      const byId = new Map(all.map((each) => [each.id, each]));
      const misplaced = strata.flatMap(({ of, drawn: ids }) =>
        ids.filter((id) => plan.strata.some((stratum, place) => byId.get(id)?.[stratum] !== of[place])),
      );
      expect(misplaced).toEqual([]);
    }),
    runs,
  );
});

test('a candidate who leaves without having been drawn changes nothing, where nothing is stratified', () => {
  fc.assert(
    fc.property(candidates, plans, (all, plan) => {
      const drawn = drawnOf(all, { ...plan, strata: [] });
      const gone = all.find(({ id }) => !drawn.includes(id))?.id;
      expect(
        drawnOf(
          all.filter(({ id }) => id !== gone),
          { ...plan, strata: [] },
        ),
      ).toEqual(drawn);
    }),
    runs,
  );
});

const crowd = (count: number, risk: (place: number) => number): Candidate[] =>
  Array.from({ length: count }, (_, place) => ({
    id: `case-${place}`,
    assessor: place % 2 === 0 ? 'a' : 'b',
    level: 1,
    site: 'north',
    risk: risk(place),
  }));

test('over many seeds a case of three times the risk is drawn about three times as often', () => {
  const all = crowd(100, (place) => (place < 50 ? 3 : 1));
  const times = { risky: 0, other: 0 };
  for (let seed = 0; seed < 400; seed += 1) {
    for (const id of drawnOf(all, { seed, size: 5, strata: [] })) times[Number(id.slice(5)) < 50 ? 'risky' : 'other'] += 1;
  }
  expect(times.risky / times.other).toBeGreaterThan(2.5);
  expect(times.risky / times.other).toBeLessThan(3.5);
});

test('strata share by their risk, and what one cannot fill goes to the others', () => {
  const sizes = (all: readonly Candidate[], size: number): number[] =>
    drawSample(all, { seed: 1, size, strata: ['assessor'] }).map(({ drawn }) => drawn.length);
  expect(
    sizes(
      crowd(40, () => 1),
      10,
    ),
  ).toEqual([5, 5]);
  expect(
    sizes(
      crowd(40, (place) => (place % 2 === 0 ? 3 : 1)),
      10,
    ),
  ).toEqual([7, 3]);
  const few = [
    ...crowd(40, () => 1).filter(({ assessor }) => assessor === 'a'),
    ...crowd(4, () => 90).filter(({ assessor }) => assessor === 'b'),
  ];
  expect(sizes(few, 10)).toEqual([8, 2]);
  expect(sizes(few, 1)).toEqual([0, 1]);
});

test('another seed gives another list, and a weight of nothing or a case twice is a fault', () => {
  const all = crowd(40, () => 1);
  expect(drawnOf(all, { seed: 1, size: 10, strata: [] })).not.toEqual(drawnOf(all, { seed: 2, size: 10, strata: [] }));
  expect(() =>
    drawSample(
      crowd(2, () => 0),
      { seed: 1, size: 1, strata: [] },
    ),
  ).toThrow('above 0');
  expect(() => drawSample([...all, ...all], { seed: 1, size: 1, strata: [] })).toThrow('twice');
});
