import { expect, test } from 'vitest';
import { calibrationDays, confidenceOf, confidenceShare } from '../../shared/domain/assessor-confidence';
import { assessorsBehind } from '../../shared/domain/assessors-behind';
import type { AssessedFact, StandingFacts } from '../../shared/domain/standing';
import { standingTimeline } from '../../shared/domain/standing-timeline';
import { nothingAsked } from '../../shared/domain/sufficiency';

const result = (performedOn: string, kind: 'knowledge' | 'practical', assessors: readonly string[], level = 2): AssessedFact => ({
  assessmentId: `${kind} ${performedOn}`,
  level,
  outcome: 'competent',
  performedOn,
  order: Date.parse(performedOn),
  shown: { kind, standsFor: [], methods: ['written'], assessors, isAbnormal: false },
});
const line = { requirementId: 'q', origin: { kind: 'role', id: 'fitter' }, level: 2, validityMonths: 12, isMandatory: true } as const;
const part = { count: 1, differentAssessors: false, underAbnormal: 0, maxAgeMonths: null };
const mix = {
  ...nothingAsked,
  levels: [
    {
      level: 2,
      parts: [
        { ...part, kinds: ['knowledge' as const] },
        { ...part, kinds: ['practical' as const] },
      ],
      withinMonths: null,
      secondAssessor: false,
    },
  ],
};
const facts = (assessments: readonly AssessedFact[], rest: Partial<StandingFacts> = {}): StandingFacts => ({
  lines: [{ ...line, from: '2025-01-01', to: null }],
  assessments,
  validityMonths: null,
  expiringDays: 30,
  ...rest,
});
const judged = (of: StandingFacts) => standingTimeline(of).map((segment) => [segment.state, assessorsBehind(of, segment)]);

test('a standing rests on all who judged any result of its mix, on both who rated one performance, and on nobody where it is not held', () => {
  const both = [result('2025-02-01', 'knowledge', ['ben']), result('2025-03-01', 'practical', ['cy', 'ada'])];
  expect(judged(facts(both, { sufficiency: mix }))).toEqual([
    ['neverAssessed', null],
    ['evidenceInsufficient', null],
    ['qualified', 'ada ben cy'],
    ['expiring', 'ada ben cy'],
    ['expired', null],
  ]);
  // Nothing else is asked: the newest alone, whoever judged before.
  expect(judged(facts(both)).at(-2)).toEqual(['expiring', 'ada cy']);
  const under = [result('2025-02-01', 'practical', ['ben'], 1)];
  expect(judged(facts(under)).at(-1)).toEqual(['belowLevel', null]);
});

test('a calibration counts from its day through its last, by panels and by authorisations, until one has to be recalibrated', () => {
  const passed = { verdict: 'passed', reach: null, decidedOn: '2025-03-01', calibratedUntil: '2026-02-28' } as const;
  const failed = { verdict: 'recalibrate', reach: null, decidedOn: '2025-09-10', calibratedUntil: null } as const;
  const undecided = { verdict: 'notDecided', reach: null, decidedOn: '2025-01-05', calibratedUntil: null } as const;
  const version = (authorityId: string, calibratedOn: string | null, calibratedUntil: string | null, recordedFrom: number) => ({
    authorityId,
    calibratedOn,
    calibratedUntil,
    recordedFrom,
  });
  const on = (days: ReturnType<typeof calibrationDays>, day: string) => confidenceOf('ada', { ada: days }, day, 'welding');

  const ofPanel = calibrationDays([passed, undecided], []);
  const days = ['2025-01-04', '2025-02-28', '2025-03-01', '2026-02-28', '2026-03-01'];
  expect(days.map((day) => on(ofPanel, day))).toEqual(['unknown', 'unknown', 'current', 'current', 'lapsed']);
  const recalled = calibrationDays([failed, passed], [version('a', '2025-06-01', null, 5)]);
  expect(['2025-09-09', '2025-09-10', '2027-01-01'].map((day) => on(recalled, day))).toEqual(['current', 'lapsed', 'lapsed']);
  const again = calibrationDays([{ ...passed, decidedOn: '2025-10-01', calibratedUntil: '2026-09-30' }, failed, passed], []);
  expect(['2025-09-30', '2025-10-01'].map((day) => on(again, day))).toEqual(['lapsed', 'current']);

  // Renewed with a gap: the version that was in force then speaks of then.
  const renewed = calibrationDays([], [version('a', '2024-01-01', '2024-12-31', 3), version('a', '2025-02-01', '2026-01-31', 9)]);
  expect(['2024-06-01', '2025-01-15', '2025-02-01', '2026-02-01'].map((day) => on(renewed, day))).toEqual([
    'current',
    'lapsed',
    'current',
    'lapsed',
  ]);
  expect(on(calibrationDays([], [version('a', '2024-01-01', null, 3), version('a', null, null, 9)]), '2025-06-01')).toBe('unknown');
  const without = calibrationDays([], [version('a', '2024-01-01', null, 3)]);
  expect(on(without, '2050-01-01')).toBe('current');
});

test('whoever has to be recalibrated in a part is not calibrated in it, and in the rest as if nothing had been failed', () => {
  const passed = { verdict: 'passed', reach: null, decidedOn: '2025-03-01', calibratedUntil: '2026-02-28' } as const;
  const failedIn = (reach: readonly string[] | null) =>
    ({ verdict: 'recalibrate', reach, decidedOn: '2025-09-10', calibratedUntil: null }) as const;
  const passedIn = (reach: readonly string[]) => ({ ...passed, reach, decidedOn: '2025-10-01', calibratedUntil: '2026-09-30' });
  const inEach = (results: Parameters<typeof calibrationDays>[0], day: string) => {
    const ada = calibrationDays(results, []);
    return ['welding', 'rigging'].map((competencyId) => confidenceOf('ada', { ada }, day, competencyId));
  };
  const inWelding = [failedIn(['welding']), passed];
  expect(inEach(inWelding, '2025-09-09')).toEqual(['current', 'current']);
  expect(inEach(inWelding, '2025-09-10')).toEqual(['lapsed', 'current']);
  // The rest ends when it would have ended.
  expect(inEach(inWelding, '2026-03-01')).toEqual(['lapsed', 'lapsed']);
  expect(inEach([passedIn(['welding']), ...inWelding], '2025-10-01')).toEqual(['current', 'current']);
  // Nothing else was ever found of them: of the rest nothing is known.
  expect(inEach([failedIn(['welding'])], '2025-10-01')).toEqual(['lapsed', 'unknown']);
  // Failed in everything, and since then passed in a part.
  expect(inEach([passedIn(['rigging']), failedIn(null), passed], '2025-10-01')).toEqual(['lapsed', 'current']);
  // With somebody else who is calibrated: the weakest decides in that part alone.
  const both = { ada: calibrationDays(inWelding, []), ben: calibrationDays([passed], []) };
  expect(['welding', 'rigging'].map((one) => confidenceOf('ada ben', both, '2025-10-01', one))).toEqual(['lapsed', 'current']);
});

test('of several assessors the weakest decides, and a share is of those of whom it is known, never rounded up', () => {
  const calibrations = { ada: [{ from: '2025-01-01', is: 'current' }], ben: [{ from: '2025-01-01', is: 'lapsed' }] } as const;
  const of = (assessors: string) => confidenceOf(assessors, calibrations, '2025-06-01', 'welding');
  expect(['ada', 'ada ben', 'ada cy', 'ben cy'].map(of)).toEqual(['current', 'lapsed', 'unknown', 'lapsed']);
  expect(confidenceShare({ current: 999, lapsed: 1 })).toBe(99);
  expect(confidenceShare({ current: 0, lapsed: 3 })).toBe(0);
  expect(confidenceShare({ current: 0, lapsed: 0 })).toBeNull();
});
