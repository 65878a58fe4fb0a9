import { describe, expect, test } from 'vitest';
import type { Figure, SessionResult } from '../../../shared/contract/calibration-figures';
import { assessorFigures, goldLevels } from '../../../shared/domain/calibration/assessor-figures';
import { changeOf, isComparable } from '../../../shared/domain/calibration/compare-figures';
import { driftersRanked, driftOf, type DriftPoint } from '../../../shared/domain/calibration/drift';
import type { RatedSession } from '../../../shared/domain/calibration/rating';
import { sessionFigures } from '../../../shared/domain/calibration/session-figures';
import { shareOver } from '../../../shared/domain/calibration/share-interval';
import { seededRandom } from '../../../shared/domain/statistics/seeded-random';
import { memberIdOf, sessionOfLevels, simulatedSession } from '../../support/calibration/rated-session';

const few = { resamples: 200, seed: 1 };
const seeds = [1, 2, 3, 4, 5];

function valueOf(figure: Figure | undefined): number {
  if (figure?.estimable !== true) throw new Error(`no figure: ${figure?.estimable === false ? figure.reason : 'none'}`);
  return figure.value;
}

function mapOf(result: SessionResult) {
  const map = result.scales[0]?.severity;
  if (map?.estimable !== true) throw new Error('no severity map');
  return map;
}

describe('what was planted is found first', () => {
  test.each(seeds)('a lenient rater has the top severity index and no other is told to be lenient (seed %i)', (seed) => {
    const result = sessionFigures(simulatedSession({ seed, cases: 40, severities: [0, 0.1, -1.2, 0, 0.1], missing: 0.2 }), few);
    const byLeniency = mapOf(result).members.toSorted((a, b) => a.measure - b.measure);
    expect(byLeniency[0]?.memberId).toBe(memberIdOf(2));
    expect(byLeniency[0]?.advice).toBe('lenient');
    const leaning = result.habits.toSorted((a, b) => valueOf(b.lean) - valueOf(a.lean));
    expect(leaning[0]?.memberId).toBe(memberIdOf(2));
    expect(leaning.filter(({ lean }) => lean.estimable && lean.advice === 'lenient').map(({ memberId }) => memberId)).toEqual([
      memberIdOf(2),
    ]);
    // Every pair that differs most has the planted rater in it.
    const [worst] = result.scales[0]?.pairs ?? [];
    expect([worst?.firstId, worst?.secondId]).toContain(memberIdOf(2));
  });

  test.each(seeds)('an indicator that everybody reads otherwise is ranked first, and is to be reworded (seed %i)', (seed) => {
    const { indicators } = sessionFigures(simulatedSession({ seed, cases: 45, ambiguous: 2 }), few);
    expect(indicators).toHaveLength(12);
    expect(indicators[0]?.indicatorId).toBe('indicator-0-2');
    expect(indicators[0]?.agreement).toMatchObject({ estimable: true, advice: 'reword' });
  });

  test.each(seeds)('an assessor who drifts is ranked before one who is always lenient, and signals (seed %i)', (seed) => {
    const histories = new Map<string, DriftPoint[]>();
    for (let at = 0; at < 8; at += 1) {
      // Member 3 grows more lenient with every session; member 1 is lenient all along.
      const session = simulatedSession({ seed: seed * 100 + at, cases: 30, severities: [0, -0.4, 0, -0.25 * at, 0] });
      const result = sessionFigures(session, few);
      for (const { memberId, lean } of result.habits) {
        const point = { n: lean.n, deviation: valueOf(lean), sd: result.deviationSd ?? 0 };
        histories.set(memberId, [...(histories.get(memberId) ?? []), point]);
      }
    }
    const ranked = driftersRanked([...histories].map(([memberId, points]) => ({ memberId, drift: driftOf(points) })));
    expect(ranked[0]?.memberId).toBe(memberIdOf(3));
    expect(ranked[0]?.drift?.trend).toMatchObject({ estimable: true, advice: 'drifting' });
    expect(ranked[0]?.drift?.cusum.signals.length).toBeGreaterThan(0);
    expect(ranked[0]?.drift?.ewma.signals.length).toBeGreaterThan(0);
  });

  test.each(seeds)('one who keeps to the middle and one who marks all indicators alike are told so (seed %i)', (seed) => {
    const session = simulatedSession({ seed, cases: 45 });
    const bent = {
      ...session,
      cases: session.cases.map((one) => ({
        ...one,
        ratings: new Map(
          [...one.ratings].map(([id, rating]) => {
            if (id === memberIdOf(0)) return [id, { ...rating, level: Math.min(3, Math.max(2, rating.level)) }] as const;
            if (id !== memberIdOf(1)) return [id, rating] as const;
            const mark = rating.level > 2 ? ('met' as const) : ('notMet' as const);
            return [id, { ...rating, indicators: Object.fromEntries(one.indicators.map((each) => [each.id, mark])) }] as const;
          }),
        ),
      })),
    };
    const { habits } = sessionFigures(bent, few);
    expect(habits.filter(({ spread }) => spread.estimable && spread.advice === 'usesMiddle').map(({ memberId }) => memberId)).toEqual([
      memberIdOf(0),
    ]);
    expect(habits.filter(({ halo }) => halo.estimable && halo.advice === 'marksAlike').map(({ memberId }) => memberId)).toEqual([
      memberIdOf(1),
    ]);
    expect(habits[1]?.halo).toMatchObject({ value: 0 });
  });

  test.each(seeds)('against gold ratings the lenient rater misses most (seed %i)', (seed) => {
    const session = simulatedSession({ seed, cases: 40, severities: [0, 0, -1.5, 0.2], isGold: true });
    const against = assessorFigures(session, goldLevels(session));
    const misses = against.toSorted((a, b) => valueOf(b.missRate) - valueOf(a.missRate));
    expect(misses[0]?.memberId).toBe(memberIdOf(2));
    expect(misses[0]?.missRate).toMatchObject({ verdict: 'unacceptable' });
    expect(misses[0]?.lean).toMatchObject({ advice: 'lenient' });
    expect(sessionFigures(session, few).gold).toEqual(against);
  });
});

describe('figures of a session hold under', () => {
  const session = simulatedSession({ seed: 7, cases: 24, severities: [0, 0.5, -0.5, 0], missing: 0.15, isGold: true, ambiguous: 1 });
  const result = sessionFigures(session, few);

  test('shuffled cases, members and ratings', () => {
    const random = seededRandom(3);
    const shuffled = <T>(list: readonly T[]): T[] =>
      list
        .map((one) => ({ one, key: random() }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ one }) => one);
    const other: RatedSession = {
      ...session,
      members: shuffled(session.members),
      cases: shuffled(session.cases).map((one) => ({ ...one, ratings: new Map(shuffled([...one.ratings])) })),
    };
    expect(sessionFigures(other, few)).toEqual(result);
  });

  test('levels that are told by other numbers', () => {
    const other = simulatedSession({
      seed: 7,
      cases: 24,
      severities: [0, 0.5, -0.5, 0],
      missing: 0.15,
      isGold: true,
      ambiguous: 1,
      levels: [2, 4, 5, 8],
    });
    const { exact, adjacent, alpha, ac2, fleiss, icc, kendall } = sessionFigures(other, few).scales[0] ?? {};
    expect(result.scales[0]).toMatchObject({ exact, adjacent, alpha, ac2, fleiss, icc, kendall });
  });

  test('a reversed scale, which turns leaning and severity round', () => {
    const turned = (level: number): number => 5 - level;
    const other: RatedSession = {
      ...session,
      cases: session.cases.map((one) => ({
        ...one,
        gold: null,
        ratings: new Map([...one.ratings].map(([id, rating]) => [id, { ...rating, level: turned(rating.level) }])),
      })),
    };
    const reversed = sessionFigures(other, few);
    for (const name of ['exact', 'adjacent', 'alpha', 'ac2', 'fleiss', 'icc', 'kendall'] as const) {
      expect(valueOf(reversed.scales[0]?.[name]), name).toBeCloseTo(valueOf(result.scales[0]?.[name]), 5);
    }
    expect(reversed.habits.map(({ lean }) => -valueOf(lean))).toEqual(result.habits.map(({ lean }) => valueOf(lean)));
    const measures = (one: SessionResult): number[] => mapOf(one).members.map(({ measure }) => measure);
    for (const [index, measure] of measures(reversed).entries()) expect(-measure).toBeCloseTo(measures(result)[index] ?? 9, 4);
    const agreementOf = (one: SessionResult, level: number) => one.scales[0]?.levelsRanked.find((each) => each.level === level)?.agreement;
    for (const level of [1, 2, 3, 4]) expect(agreementOf(reversed, turned(level))).toEqual(agreementOf(result, level));
  });

  test('a member who rated nothing, but for the count of what is missing', () => {
    const other = { ...session, members: [...session.members, { id: 'silent', name: 'Silent', userId: null }] };
    const { scales, indicators, population, habits } = sessionFigures(other, few);
    expect(scales).toEqual(result.scales);
    expect(indicators).toEqual(result.indicators);
    expect(population.unrated).toBe(result.population.unrated + 24);
    expect(habits.at(-1)?.lean).toEqual({ estimable: false, estimator: 'meanDeviation', n: 0, reason: 'noOverlap' });
  });

  test('a second computation, to the byte', () => {
    expect(JSON.stringify(sessionFigures(session, few))).toBe(JSON.stringify(result));
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});

test('figures of a small table are those worked out by hand', () => {
  const rows = [
    [1, 1, 2],
    [2, 2, 2],
    [3, 1, null],
  ];
  const result = sessionFigures(sessionOfLevels(rows, [1, 2, 3]), few);
  expect(result.population).toEqual({ cases: 3, members: 3, possible: 9, rated: 8, unrated: 1 });
  const [scale] = result.scales;
  // Pairs of the first case: 1 of 3 alike; of the second: 3 of 3; of the third: none of 1.
  expect(scale?.exact).toMatchObject({ value: 0.571429, n: 3, advice: 'rateMore' });
  expect(scale?.adjacent).toMatchObject({ value: 0.857143 });
  expect(scale?.pairs.map(({ firstId, secondId, n, distance, difference }) => [firstId, secondId, n, distance, difference])).toEqual([
    ['member-0', 'member-1', 3, 0.666667, -0.666667],
    ['member-0', 'member-2', 2, 0.5, 0.5],
    ['member-1', 'member-2', 2, 0.5, 0.5],
  ]);
  expect(scale?.pairs[0]?.table).toEqual([
    [1, 0, 0],
    [0, 1, 0],
    [1, 0, 0],
  ]);
  // Beside those who chose 1 stood in all five others: 1 and 2 twice, in the first case, and 3 in the last.
  const one = scale?.levelsRanked.find(({ level }) => level === 1);
  expect(one).toMatchObject({ agreement: { value: 0.4 }, insteadLevel: 2, insteadCount: 2 });
  expect(result.habits.map(({ lean }) => valueOf(lean))).toEqual([0.5, -0.833333, 0.5]);
});

test('decisions about the required level are counted against the reference by hand', () => {
  const session = sessionOfLevels(
    [
      [2, 1],
      [1, 2],
      [3, 2],
    ],
    [1, 2, 3],
  );
  const [right, wrong] = assessorFigures(session, new Map([2, 1, 2].map((level, index) => [session.cases[index]?.caseId ?? '', level])));
  expect(right).toMatchObject({ effectiveness: { value: 1, n: 3 }, missRate: { value: 0, n: 1 }, falseAlarms: { value: 0, n: 2 } });
  expect(wrong).toMatchObject({
    effectiveness: { value: 0.333333, n: 3 },
    missRate: { value: 1, n: 1 },
    falseAlarms: { value: 0.5, n: 2 },
  });
  // So few cases count against nobody.
  expect(wrong?.missRate).toMatchObject({ verdict: 'unacceptable', advice: 'rateMore' });
});

test('where panels share no case there is no ruler of severity, and where all agree no coefficient', () => {
  const apart = sessionFigures(
    sessionOfLevels(
      [
        [1, 2, null, null],
        [2, 1, null, null],
        [3, 2, null, null],
        [null, null, 1, 2],
        [null, null, 2, 3],
        [null, null, 2, 1],
      ],
      [1, 2, 3],
    ),
    few,
  );
  expect(apart.scales[0]?.severity).toEqual({ estimable: false, estimator: 'raschSeverity', n: 12, reason: 'notConnected' });
  const alike = sessionFigures(
    sessionOfLevels(
      [
        [2, 2],
        [2, 2],
      ],
      [1, 2, 3],
    ),
    few,
  );
  expect(alike.scales[0]?.alpha).toMatchObject({ estimable: false, reason: 'noVariation' });
  expect(alike.scales[0]?.exact).toMatchObject({ estimable: true, value: 1, low: 0.158114 });
});

test('a share over cases has the exact interval where each case is one draw, and a wider one where cases hang together', () => {
  const single = shareOver(Array.from({ length: 20 }, (_one, index) => ({ part: index < 15 ? 1 : 0, whole: 1 })));
  // Clopper–Pearson of 15 in 20 is 0.5090 to 0.9134; the variance over n − 1 takes one draw off.
  expect(single).toMatchObject({ n: 20, value: 0.75 });
  expect(single?.low).toBeCloseTo(0.509, 1);
  expect(single?.high).toBeCloseTo(0.9134, 1);
  const together = shareOver(Array.from({ length: 20 }, (_one, index) => ({ part: index < 15 ? 10 : 0, whole: 10 })));
  const spreadOut = shareOver(Array.from({ length: 20 }, (_one, index) => ({ part: index % 2 === 0 ? 7 : 8, whole: 10 })));
  expect((together?.high ?? 0) - (together?.low ?? 0)).toBeGreaterThan(2 * ((spreadOut?.high ?? 1) - (spreadOut?.low ?? 0)));
  expect(shareOver([{ part: 0, whole: 0 }])).toBeNull();
});

test('a later figure has risen only where the interval of the difference leaves out nought', () => {
  const share = (value: number, half: number): Figure => ({
    estimable: true,
    estimator: 'markShare',
    n: 20,
    value,
    low: value - half,
    high: value + half,
    se: null,
    verdict: null,
    advice: 'holds',
  });
  expect(changeOf(share(0.5, 0.1), share(0.8, 0.1))).toEqual({ difference: 0.3, low: 0.158579, high: 0.441421, verdict: 'rose' });
  expect(changeOf(share(0.8, 0.1), share(0.5, 0.1))).toMatchObject({ verdict: 'fell' });
  expect(changeOf(share(0.5, 0.2), share(0.6, 0.2))).toMatchObject({ verdict: 'unclear' });
  expect(changeOf({ ...share(0.5, 0.1), estimator: 'gwetAC1' }, share(0.8, 0.1))).toBeNull();
  const [four, three] = [
    [1, 2, 3, 4],
    [1, 2, 3],
  ].map((levels) => sessionFigures(simulatedSession({ seed: 1, cases: 6, levels }), few));
  expect(four && three && isComparable(four, three)).toBe(false);
  expect(four && isComparable(four, four)).toBe(true);
});
