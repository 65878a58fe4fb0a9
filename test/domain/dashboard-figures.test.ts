import { expect, test } from 'vitest';
import { dashboardDefinition, dashboardFigures, firstFullDay, isLargeEnough, medianWithOpen } from '../../shared/domain/dashboard-figures';
import { inWords } from '../../shared/domain/readiness-figures';

test('every figure says what it counts, out of what and by which days', () => {
  const texts = dashboardFigures.map((figure) => dashboardDefinition(figure, '2026-03-14', inWords));
  expect(new Set(texts).size).toBe(texts.length);
  const of = (key: string): string => texts[dashboardFigures.findIndex((figure) => figure.key === key)] ?? '';
  expect(of('expiring30')).toContain('no later than 2026-04-13. Out of those that are ready on that day');
  expect(of('evidenceOld')).toContain('performed before 2025-03-14. Out of those that are ready by a result');
  expect(of('timeToCompetency')).toContain('from 2025-03-15 to 2026-03-14');
  expect(of('results30')).toContain('from 2026-02-13 to 2026-03-14');
  expect(of('gapsHigh')).toContain('in the band “high”');
});

test('the first full day is the first on which something is mandatory and all of it is ready', () => {
  const until = (fromDate: string, untilDate: string | null, state: 'expired' | 'qualified') => ({ fromDate, untilDate, state });
  expect(firstFullDay([], '2026-01-01', '2026-12-31')).toBe(null);
  expect(firstFullDay([until('2025-01-01', null, 'qualified')], '2026-01-01', '2026-12-31')).toBe('2026-01-01');
  const two = [
    until('2026-01-01', '2026-02-09', 'expired'),
    until('2026-02-10', null, 'qualified'),
    until('2026-01-01', '2026-03-31', 'expired'),
  ];
  // What is no longer required stands in nobody's way from the next day on.
  expect(firstFullDay(two, '2026-01-01', '2026-12-31')).toBe('2026-04-01');
  expect(firstFullDay(two, '2026-01-01', '2026-03-31')).toBe(null);
});

test('half of some are not above their median, and who is not there yet is above all others', () => {
  expect(medianWithOpen([])).toBe(null);
  expect(medianWithOpen([40, 10, 30])).toBe(30);
  expect(medianWithOpen([10, 20, 30, 40])).toBe(20);
  expect(medianWithOpen([10, 20, null, null])).toBe(20);
  expect(medianWithOpen([10, null, null])).toBe(null);
});

test('a figure about people is told of enough of them, and not where it would tell of a small rest', () => {
  expect(isLargeEnough(4, 4, 5)).toBe(false);
  expect(isLargeEnough(5, 5, 5)).toBe(true);
  expect(isLargeEnough(20, 22, 5)).toBe(false);
  expect(isLargeEnough(20, 25, 5)).toBe(true);
});
