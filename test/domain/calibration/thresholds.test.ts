import { describe, expect, test } from 'vitest';
import { thresholdRule } from '../../../shared/contract/calibration-thresholds';
import { barOn, barredBy, barredText, barsOf } from '../../../shared/domain/calibration/reach';
import { calibrationState } from '../../../shared/domain/calibration/calibration-state';
import {
  decideCalibration,
  findingText,
  recalibrationText,
  severityDirection,
  type AssessorFigures,
  type Limits,
  type Measured,
} from '../../../shared/domain/calibration/thresholds';

const day = '2026-03-14';
const none: Limits = { kappa: null, effectiveness: null, missRate: null, falseAlarmRate: null, severity: null, minimumCases: 8 };
const ruleOf = (overall: Partial<Limits>, part: Partial<ReturnType<typeof thresholdRule.parse>> = {}) => ({
  ...thresholdRule.parse({}),
  overall: { ...none, ...overall },
  ...part,
});
const of = (value: number, n = 12, low = value - 0.1, high = value + 0.1): Measured => ({ value, n, low, high });
const measures = (part: Partial<AssessorFigures['overall']>): AssessorFigures['overall'] => ({
  cases: 12,
  kappa: null,
  effectiveness: null,
  missRate: null,
  falseAlarmRate: null,
  severity: null,
  ...part,
});
const found = (part: Partial<AssessorFigures['overall']>) => ({ overall: measures(part), byCriticality: {} });
const verdictOf = (...given: Parameters<typeof decideCalibration>) => decideCalibration(...given).verdict;

describe('what an assessor’s figures mean', () => {
  test('all within their limits pass, and the calibration holds for the months of the rule', () => {
    const decided = decideCalibration(ruleOf({ kappa: 0.6, missRate: 0.05 }), found({ kappa: of(0.6), missRate: of(0.05) }), day);
    expect(decided).toMatchObject({ verdict: 'passed', calibratedUntil: '2027-03-14' });
  });

  test.each([
    ['kappa', 0.6, 0.599],
    ['effectiveness', 0.8, 0.79],
    ['missRate', 0.05, 0.06],
    ['falseAlarmRate', 0.1, 0.11],
    ['severity', 0.5, -0.51],
    ['severity', 0.5, 0.51],
  ] as const)('one %s beyond its limit of %d asks for recalibration: %d', (figure, limit, value) => {
    const decided = decideCalibration(ruleOf({ [figure]: limit }), found({ [figure]: of(value) }), day);
    expect(decided).toMatchObject({ verdict: 'recalibrate', calibratedUntil: null, findings: [{ figure, verdict: 'missed' }] });
  });

  test('too few cases decide nothing, however bad the figure', () => {
    const decided = decideCalibration(ruleOf({ kappa: 0.6 }), found({ kappa: of(-0.4, 7) }), day);
    expect(decided).toMatchObject({ verdict: 'notDecided', calibratedUntil: null });
    expect(decided.findings.map(findingText)).toEqual([
      'weighted kappa −0.40 (7 cases, 95 % interval −0.50 to −0.30): fewer than 8 cases, not decided',
    ]);
  });

  test('a figure that cannot be estimated keeps the others from passing', () => {
    const decided = decideCalibration(ruleOf({ kappa: 0.6, severity: 0.5 }), found({ kappa: of(0.9) }), day);
    expect(decided.verdict).toBe('notDecided');
    expect(decided.findings.map(findingText)[1]).toBe('severity could not be estimated: not decided');
  });

  test('where intervals decide, one that reaches over the limit decides nothing', () => {
    const rule = ruleOf({ kappa: 0.6 }, { decidedBy: 'interval' });
    expect(verdictOf(rule, found({ kappa: of(0.5, 12, 0.3, 0.7) }), day)).toBe('notDecided');
    expect(verdictOf(rule, found({ kappa: of(0.5, 12, 0.3, 0.59) }), day)).toBe('recalibrate');
    expect(verdictOf(rule, found({ kappa: of(0.8, 12, 0.6, 0.9) }), day)).toBe('passed');
    const band = ruleOf({ severity: 0.5 }, { decidedBy: 'interval' });
    expect(verdictOf(band, found({ severity: of(0.1, 12, -0.9, 0.9) }), day)).toBe('notDecided');
    expect(verdictOf(band, found({ severity: of(-0.9, 12, -1.2, -0.6) }), day)).toBe('recalibrate');
  });

  test('limits of one criticality are held against its cases alone, and say nothing where a session had none', () => {
    const rule = ruleOf({ kappa: 0.4 });
    const strict = { ...rule, byCriticality: { ...rule.byCriticality, critical: { ...none, missRate: 0 } } };
    const figures = found({ kappa: of(0.7) });
    expect(verdictOf(strict, figures, day)).toBe('passed');
    expect(verdictOf(strict, { ...figures, byCriticality: { critical: measures({ cases: 0 }) } }, day)).toBe('passed');
    const missed = decideCalibration(strict, { ...figures, byCriticality: { critical: measures({ missRate: of(0.125, 8) }) } }, day);
    expect(missed.verdict).toBe('recalibrate');
    expect(recalibrationText(day, missed.findings)).toBe(
      'requires recalibration since 2026-03-14: miss rate on competencies of critical criticality 12.5 % (8 cases, 95 % interval 2.5 % to 22.5 %): beyond the limit of at most 0.0 %',
    );
  });

  test('an assessor errs one way only where the interval of the severity leaves out 0', () => {
    expect(severityDirection(of(-0.5, 12, -0.8, -0.2))).toBe('lenient');
    expect(severityDirection(of(0.5, 12, 0.2, 0.8))).toBe('severe');
    expect(severityDirection(of(-0.5, 12, -1.2, 0.2))).toBeNull();
    expect(severityDirection(null)).toBeNull();
  });
});

describe('how an assessor stands', () => {
  const passed = { verdict: 'passed', reach: null, decidedOn: '2025-06-01', calibratedUntil: '2026-06-01' } as const;
  const failed = { verdict: 'recalibrate', reach: null, decidedOn: '2025-09-01', calibratedUntil: null } as const;
  const unclear = { verdict: 'notDecided', reach: null, decidedOn: '2025-10-01', calibratedUntil: null } as const;

  test('by what was decided last: too few cases afterwards change nothing', () => {
    expect(calibrationState([unclear, passed], [], '2026-06-01')).toEqual({ state: 'calibrated', since: null, until: '2026-06-01' });
    expect(calibrationState([unclear, passed], [], '2026-06-02').state).toBe('due');
    expect(calibrationState([unclear, failed, passed], [], '2026-03-14')).toEqual({
      state: 'recalibrate',
      since: '2025-09-01',
      until: null,
    });
    expect(calibrationState([passed, failed], [], '2026-03-14').state).toBe('calibrated');
    expect(calibrationState([unclear], [], '2026-03-14').state).toBe('notDecided');
    expect(calibrationState([], [], '2026-03-14').state).toBe('never');
  });

  test('of each competency the last verdict about it decides, and what is left of an older one is named', () => {
    const about = (verdict: 'passed' | 'recalibrate', reach: readonly string[] | null) => ({ ...failed, verdict, reach });
    const where = (...results: Parameters<typeof barsOf>[0]) => {
      const barred = barredBy(barsOf(results));
      return barred === null ? null : barredText(barred);
    };
    const [all, a, b, aAndB] = [null, ['a'], ['b'], ['a', 'b']];
    expect(where(about('recalibrate', aAndB))).toBe('a, b');
    expect(where(about('passed', b), about('recalibrate', aAndB))).toBe('a');
    expect(where(about('passed', all), about('recalibrate', aAndB))).toBeNull();
    expect(where({ ...about('passed', a), verdict: 'notDecided' }, about('recalibrate', a))).toBe('a');
    // What everything was lost by comes back competency by competency, and a newer failure takes nothing of that away.
    const since = [about('recalibrate', b), about('passed', aAndB), about('recalibrate', all)];
    expect(where(...since)).toBe('every competency but a');
    expect([barOn(barsOf(since), 'a'), barOn(barsOf(since), 'b')?.only, barOn(barsOf(since), 'c')?.only]).toEqual([undefined, ['b'], null]);
    expect(calibrationState([about('recalibrate', a), passed], [], '2026-03-14')).toEqual({
      state: 'recalibrate',
      since: '2025-09-01',
      until: '2026-06-01',
    });
  });

  test('a calibration that an authorisation records holds as well, without an end where it names none', () => {
    const recorded = (calibratedOn: string, calibratedUntil: string | null) => [{ calibratedOn, calibratedUntil }];
    expect(calibrationState([], recorded('2025-01-01', '2026-03-14'), '2026-03-14').state).toBe('calibrated');
    expect(calibrationState([passed], recorded('2025-01-01', null), '2030-01-01')).toMatchObject({ state: 'calibrated', until: null });
    expect(calibrationState([], recorded('2026-04-01', null), '2026-03-14').state).toBe('never');
  });
});
