import { expect, test } from 'vitest';
import { foldText } from '../../shared/domain/every-word';
import {
  addDays,
  compareText,
  daysBetween,
  distanceInWords,
  durationInWords,
  formatBytes,
  formatDate,
  formatInstant,
  formatInstantIn,
  formatTime,
  isCalendarDate,
  weekdayOf,
} from '../../renderer/lib/formatting';

test('a moment is written with two digits each', () => {
  const moment = new Date(2026, 2, 4, 9, 5, 7);
  expect(formatTime(moment)).toBe('09:05:07');
  expect(formatDate(moment)).toBe('2026-03-04');
});

test('an instant is written in local time, and an unreadable one as it came', () => {
  expect(formatInstant(new Date(2026, 2, 4, 9, 5, 7).toISOString())).toBe('2026-03-04 09:05');
  expect(formatInstant('soon')).toBe('soon');
});

test('an instant is written as the clocks of a zone showed it, with that zone', () => {
  expect(formatInstantIn('2026-03-14T10:04:31.000Z', 'Europe/Berlin')).toBe('2026-03-14 11:04:31 Europe/Berlin');
  expect(formatInstantIn('2026-07-14T23:30:00.000Z', 'Asia/Tokyo')).toBe('2026-07-15 08:30:00 Asia/Tokyo');
});

test('only days of the calendar are dates', () => {
  expect(isCalendarDate('2028-02-29')).toBe(true);
  expect(isCalendarDate('2026-02-29')).toBe(false);
  expect(isCalendarDate('2026-13-01')).toBe(false);
  expect(isCalendarDate('14.03.2026')).toBe(false);
});

test('a date knows its weekday, whatever the zone of this computer', () => {
  expect(weekdayOf('2026-03-14')).toBe('Saturday');
  expect(weekdayOf('someday')).toBe('');
});

test('days are counted over the end of a month, of a year and over a change of the clocks', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
});

test('a duration is told in the unit a person would use', () => {
  expect([1, 13, 14, 59, 60, 365, 730].map(durationInWords)).toEqual([
    '1 day',
    '13 days',
    '2 weeks',
    '8 weeks',
    '2 months',
    '12 months',
    '2 years',
  ]);
});

test('a date is told by its distance from today', () => {
  expect(distanceInWords('2026-03-14', '2026-03-14')).toBe('today');
  expect(distanceInWords('2026-03-17', '2026-03-14')).toBe('in 3 days');
  expect(distanceInWords('2026-02-14', '2026-03-14')).toBe('4 weeks ago');
});

test('texts are searched without case and accents, and ordered with numbers by value', () => {
  expect(foldText('Çelik, ÖMER')).toBe('celik, omer');
  expect(compareText('Line 9', 'Line 10')).toBeLessThan(0);
});

test('sizes of files are told in their unit', () => {
  expect([900, 2048, 3 * 1024 ** 2].map(formatBytes)).toEqual(['900 B', '2 KB', '3 MB']);
});
