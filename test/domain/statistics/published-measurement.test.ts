import { expect, test } from 'vitest';
import { attributeStudy } from '../../../shared/domain/statistics/attribute-study';
import { benchmark } from '../../../shared/domain/statistics/benchmark';
import { blandAltman } from '../../../shared/domain/statistics/bland-altman';
import { cusum, ewma } from '../../../shared/domain/statistics/control-charts';
import { intraclassCorrelation } from '../../../shared/domain/statistics/intraclass-correlation';
import { kendallW } from '../../../shared/domain/statistics/kendall-w';
import { casesForIccWidth, casesForKappa } from '../../../shared/domain/statistics/sample-size';
import { kaplanMeier, logRank } from '../../../shared/domain/statistics/survival';
import { figures } from '../../support/statistics/figures';

test('six targets by four judges have the correlations and intervals of Shrout and Fleiss', () => {
  const found = figures(
    intraclassCorrelation([
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
      [6, null, 4, 7],
    ]),
  );
  expect(found).toMatchObject({ n: 6, raters: 4, dropped: 1 });
  expect(Object.values(found.meanSquares)).toEqual([11.24, 6.26, 32.49, 1.02].map((value) => expect.closeTo(value, 2)));
  const coefficients = [found.single, found.average].map((forms) => [forms.oneWay.icc, forms.twoWayRandom?.icc, forms.twoWayMixed.icc]);
  expect(coefficients).toEqual(
    [
      [0.17, 0.29, 0.71],
      [0.44, 0.62, 0.91],
    ].map((row) => row.map((value) => expect.closeTo(value, 2))),
  );
  expect([found.single.twoWayRandom.ciLow, found.single.twoWayRandom.ciHigh]).toEqual([
    expect.closeTo(0.0188, 4),
    expect.closeTo(0.7611, 4),
  ]);
  expect([found.average.oneWay.ciLow, found.average.oneWay.ciHigh]).toEqual([expect.closeTo(-0.8844, 4), expect.closeTo(0.9124, 4)]);
  expect([found.single.twoWayMixed.f, found.single.twoWayMixed.df1, found.single.twoWayMixed.df2]).toEqual([
    expect.closeTo(11.027, 3),
    5,
    15,
  ]);
  expect(found.single.twoWayMixed.p).toBeCloseTo(0.000135, 6);
});

test('judges who differ by a constant are fully consistent, with an interval that says so', () => {
  const { single } = figures(
    intraclassCorrelation([
      [1, 3],
      [2, 4],
      [5, 7],
    ]),
  );
  expect(single.twoWayMixed).toMatchObject({ icc: 1, ciLow: 1, ciHigh: 1, p: 0 });
  expect(single.twoWayRandom.icc).toBeCloseTo(13 / 19, 12);
  expect(single.twoWayRandom.ciLow).toBeLessThan(single.twoWayRandom.icc);
});

test('the mean of judges who contradict each other has no correlation of the random kind, and the other forms have', () => {
  const rows = [
    [1, 1, 1, 2, 1],
    [1, 2, 2, 1, 1],
  ];
  const { average, single } = figures(intraclassCorrelation(rows));
  expect(average.twoWayRandom).toBeNull();
  expect([single.twoWayRandom.icc, average.twoWayMixed.icc].every(Number.isFinite)).toBe(true);
});

test('twenty subjects by three raters have the concordance that R prints, ties corrected', () => {
  const rows = '332 361 344 464 523 542 221 346 531 231 221 632 133 533 221 221 113 233 432 342'
    .split(' ')
    .map((row) => [...row].map(Number));
  const found = figures(kendallW(rows));
  expect(found).toMatchObject({ n: 20, raters: 3, s: 3004, df: 19 });
  expect([found.w, found.wUncorrected, found.chiSquare, found.p]).toEqual([
    expect.closeTo(0.53966, 5),
    expect.closeTo(0.50192, 5),
    expect.closeTo(30.7604, 4),
    expect.closeTo(0.0429, 4),
  ]);
  expect(found.meanSpearman).toBeCloseTo(0.309485, 6);
});

test('the two flow meters have the limits of agreement of Bland and Altman', () => {
  const wright = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427];
  const mini = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451];
  const found = figures(blandAltman(wright, mini));
  expect([found.meanDifference, found.sd]).toEqual([expect.closeTo(-2.1, 1), expect.closeTo(38.8, 1)]);
  expect([found.limitLow, found.limitHigh]).toEqual([expect.closeTo(-78.0959, 4), expect.closeTo(73.8606, 4)]);
  // Printed in the paper for limits of two deviations: −79.7 (−114.3 to −45.1) and 75.5 (40.9 to 110.1), half a width of 34.6.
  expect((found.limitLowHigh - found.limitLowLow) / 2).toBeCloseTo(34.52, 1);
  expect((found.limitHighHigh - found.limitHighLow) / 2).toBeCloseTo(34.52, 1);
  expect([found.meanLow, found.meanHigh]).toEqual([expect.closeTo(-22.0488, 4), expect.closeTo(17.8135, 4)]);
  expect(() => blandAltman([1], [])).toThrow(RangeError);
});

test('the verdict takes the standard error into account', () => {
  const found = figures(benchmark(0.77544, 0.14295, 'landis-koch', 0.95));
  expect(found.verdict).toBe('Moderate');
  expect(found.cumulative).toEqual([0.39674, 0.88336, 0.99542, 0.99997, 1, 1].map((value) => expect.closeTo(value, 5)));
  expect(figures(benchmark(0.77544, 0.14295, 'fleiss', 0.95)).verdict).toBe('Intermediate to Good');
  expect(figures(benchmark(0.77544, 0.14295, 'altman', 0.5)).verdict).toBe('Good');
  expect(figures(benchmark(0.77544, 0, 'landis-koch', 0.95)).verdict).toBe('Substantial');
  expect(figures(benchmark(0.8, 0, 'landis-koch', 0.95)).verdict).toBe('Almost Perfect');
  expect(
    figures(
      benchmark(
        1,
        0,
        [
          [0.5, 1, 'yes'],
          [-1, 0.5, 'no'],
        ],
        0.95,
      ),
    ).verdict,
  ).toBe('yes');
});

test('the tabular CUSUM of the textbook never signals, and does where the mean has moved', () => {
  const x = [102, 94.8, 98.3, 98.4, 102, 98.5, 99, 97.7, 100, 98.1, 101.3, 98.7, 101.1, 98.4, 97, 96.7, 100.3, 101.4, 97.2, 101];
  const found = figures(cusum(x, { target: 99, k: 1, h: 10 }));
  expect(found.high).toEqual(
    [2, 0, 0, 0, 2, 0.5, 0, 0, 0, 0, 1.3, 0, 1.1, 0, 0, 0, 0.3, 1.7, 0, 1].map((value) => expect.closeTo(value, 9)),
  );
  expect(found.low.slice(0, 5)).toEqual([0, 3.2, 2.9, 2.5, 0].map((value) => expect.closeTo(value, 9)));
  expect(found.runsLow.slice(0, 5)).toEqual([0, 1, 2, 3, 0]);
  expect(found.signals).toEqual([]);
  const moved = figures(cusum([...x, 104, 104, 104, 104, 91, 91, 91], { target: 99, k: 1, h: 10 }));
  expect(moved.signals).toEqual([22, 23, 25, 26]);
  expect(moved.runsHigh[22]).toBe(4);
});

test('the EWMA chart of the handbook ends close to its limit', () => {
  const x = [52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
  const options = { lambda: 0.3, target: 50, sigma: 2.0539, width: 3 };
  const found = figures(ewma(x, options));
  expect([found.upper, found.lower]).toEqual([expect.closeTo(52.5884, 4), expect.closeTo(47.4115, 3)]);
  expect([found.values[0], found.values[19]]).toEqual([expect.closeTo(50.6, 9), expect.closeTo(51.99, 2)]);
  expect(found.signals).toEqual([]);
  expect(figures(ewma([...x, 56], options)).signals).toEqual([20]);
  expect(figures(ewma([44, 43], options)).signals).toEqual([1]);
});

const maintained = { times: [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161], events: [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0] as const };

test('the maintained patients have the survival that R prints', () => {
  const { steps, median } = figures(kaplanMeier(maintained.times, maintained.events));
  expect(steps.map(({ survival }) => survival)).toEqual(
    [0.909, 0.818, 0.716, 0.614, 0.491, 0.368, 0.184].map((value) => expect.closeTo(value, 3)),
  );
  expect(steps[1]).toEqual({ time: 13, atRisk: 10, events: 1, survival: expect.closeTo(9 / 11, 12), se: expect.closeTo(0.116291, 6) });
  expect(median).toBe(31);
  expect(figures(kaplanMeier([3, 4], [0, 1])).steps).toEqual([{ time: 4, atRisk: 1, events: 1, survival: 0, se: null }]);
  expect(figures(kaplanMeier([3, 4], [0, 0])).median).toBeNull();
});

test('maintained and other patients differ by the log-rank test as R prints it', () => {
  const others = { times: [5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45], events: [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1] as const };
  const found = figures(logRank(maintained, others));
  expect(found).toMatchObject({ n: 23, df: 1, chiSquare: expect.closeTo(3.39639, 5), p: expect.closeTo(0.0653, 4) });
});

test('numbers of cases follow the published formulas', () => {
  const plans = [
    [0.7, 2, 0.2],
    [0.8, 3, 0.2],
    [0.9, 4, 0.1],
    [0.5, 2, 0.3],
  ] as const;
  expect(plans.map(([icc, raters, width]) => figures(casesForIccWidth(icc, raters, width)).cases)).toEqual([101, 36, 37, 98]);
  // The example of N.cohen.kappa in R's irr.
  expect(figures(casesForKappa({ kappaNull: 0.85, kappa: 0.7, marginals: [0.5, 0.5], alpha: 0.05, power: 0.8 })).cases).toBe(96);
  expect(casesForKappa({ kappaNull: 0.4, kappa: 0.9, marginals: [0.2, 0.6], alpha: 0.05, power: 0.8 })).toEqual({
    estimable: false,
    reason: 'outOfReach',
  });
});

test('an appraiser of the handbook has its effectiveness, misses, false alarms and kappa', () => {
  // Fifty parts three times each, 16 of them bad; three misses and five false alarms, each on a part of its own.
  const reference = Array.from({ length: 50 }, (_, part) => part >= 16);
  const decisions = reference.map((good, part) => [good, good, part < 3 ? true : part >= 16 && part < 21 ? false : good]);
  const found = figures(attributeStudy(decisions, reference));
  expect(found).toMatchObject({
    n: 50,
    decisions: 150,
    effectiveness: 0.84,
    missRate: 3 / 48,
    falseAlarmRate: 5 / 102,
    verdict: 'unacceptable',
  });
  expect([found.effectivenessLow, found.effectivenessHigh, found.kappa]).toEqual([
    expect.closeTo(0.71, 2),
    expect.closeTo(0.93, 2),
    expect.closeTo(0.88, 2),
  ]);
});

test('the verdict on an appraiser is the worst of the three figures', () => {
  const verdict = (misses: number, alarms: number): string => {
    const reference = Array.from({ length: 200 }, (_, part) => part >= 100);
    const decisions = reference.map((good, part) => [part < misses ? true : part >= 100 && part < 100 + alarms ? false : good]);
    return figures(attributeStudy(decisions, reference)).verdict;
  };
  expect([verdict(0, 0), verdict(2, 5), verdict(3, 0), verdict(0, 6), verdict(6, 0), verdict(0, 11)]).toEqual([
    'acceptable',
    'acceptable',
    'marginal',
    'marginal',
    'unacceptable',
    'unacceptable',
  ]);
  expect(figures(attributeStudy([[true], [null]], [true, false]))).toMatchObject({
    n: 1,
    missRate: null,
    kappa: null,
    effectivenessHigh: 1,
  });
});
