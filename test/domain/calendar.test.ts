import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, isRealDate } from '../../shared/domain/calendar';

const date = fc
  .date({ min: new Date('0100-01-01T00:00:00Z'), max: new Date('9900-12-31T00:00:00Z'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));
const month = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;

test('days are added as the calendar has them, and taken off again', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -30_000, max: 30_000 }), (from, days) => {
      const to = addDays(from, days);
      expect(to).toBe(new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10));
      expect(daysBetween(from, to)).toBe(days);
      expect(addDays(to, -days)).toBe(from);
    }),
  );
});

test('months later is the same day of that month, or its last where it is too short', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -1_000, max: 1_000 }), (from, months) => {
      const to = addMonths(from, months);
      expect(isRealDate(to)).toBe(true);
      expect(month(to)).toBe(month(from) + months);
      if (to.slice(8) === from.slice(8)) return;
      expect(to.slice(8) < from.slice(8)).toBe(true);
      expect(addDays(to, 1).slice(8)).toBe('01');
    }),
  );
});

test.each([
  ['2027-01-31', 1, '2027-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2100-01-31', 1, '2100-02-28'],
  ['2000-02-29', 12, '2001-02-28'],
  ['2026-05-31', -3, '2026-02-28'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2026-10-31', 1, '2026-11-30'],
])('%s and %i months are %s', (from, months, to) => {
  expect(addMonths(from, months)).toBe(to);
});

test('dates stay within four-digit years', () => {
  expect(addMonths('9999-12-01', 1)).toBe('9999-12-31');
  expect(addDays('9999-12-31', 1)).toBe('9999-12-31');
  expect(addMonths('0001-01-15', -24)).toBe('0000-01-01');
  expect(addDays('0000-01-01', -1)).toBe('0000-01-01');
});

test('what is no date is no real date, and nothing can be added to it', () => {
  expect(['2027-02-29', '2026-13-01', '2026-04-31', '2026-00-10', 'soon', ''].filter(isRealDate)).toEqual([]);
  for (const none of ['soon', '2026-13-05', '2026-00-10', '2026-01-00']) expect(() => addDays(none, 1)).toThrow(RangeError);
  expect(() => addMonths('soon', 1)).toThrow(RangeError);
});
