import { expect, test } from 'vitest';
import { fitToMinutes } from '../../../shared/domain/calibration/fatigue';
import { plannedSessions, type Cadence } from '../../../shared/domain/calibration/programme-dates';
import { casesForIccWidth } from '../../../shared/domain/statistics/sample-size';
import { figures } from '../../support/statistics/figures';

const cadence = (terms: Partial<Cadence>): Cadence => ({
  kind: 'sample',
  roleFamily: null,
  criticality: null,
  everyMonths: 3,
  from: '2026-01-31',
  ...terms,
});

test('a programme puts each cadence on its days, and a month without a 31st moves no later one', () => {
  const quarterly = cadence({});
  const yearly = cadence({ kind: 'integrity', everyMonths: 12, from: '2025-07-31', criticality: 'critical' });
  expect(plannedSessions([quarterly, yearly], { from: '2026-04-01', to: '2026-10-31' })).toEqual([
    { date: '2026-04-30', cadence: quarterly },
    { date: '2026-07-31', cadence: quarterly },
    { date: '2026-07-31', cadence: yearly },
    { date: '2026-10-31', cadence: quarterly },
  ]);
  expect(plannedSessions([quarterly], { from: '2025-01-01', to: '2026-01-30' })).toEqual([]);
  expect(() => plannedSessions([cadence({ everyMonths: 0 })], { from: '2026-01-01', to: '2026-12-31' })).toThrow('whole number');
});

test('a sample is cut to the minutes there are, and the wider interval is named', () => {
  const load = { minutesPerCase: 6, raters: 4, icc: 0.7 };
  const wanted = figures(casesForIccWidth(0.7, 4, 0.2)).cases;
  const whole = fitToMinutes({ ...load, cases: wanted, minutesPerRater: 6 * wanted });
  expect(whole.cases).toBe(wanted);
  expect(whole.widthLeft).toBeCloseTo(0.2, 2);
  expect(whole.widthLeft).toBe(whole.widthWanted);
  const cut = fitToMinutes({ ...load, cases: wanted, minutesPerRater: 95 });
  expect(cut).toMatchObject({ cases: 15, minutes: 90, widthWanted: whole.widthWanted });
  expect(cut.widthLeft).toBeCloseTo(0.2 * Math.sqrt((wanted - 1) / 14), 2);
  expect(fitToMinutes({ ...load, cases: 10, minutesPerRater: 5 })).toMatchObject({ cases: 0, minutes: 0, widthLeft: null });
  expect(() => fitToMinutes({ ...load, cases: 10, minutesPerRater: 5, minutesPerCase: 0 })).toThrow('some time');
});
