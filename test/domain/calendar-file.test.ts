import { expect, test } from 'vitest';
import { calendarFile } from '../../shared/domain/calendar-file';

const day = { uid: 'standing-pia-loto@site', on: '2026-12-31', summary: 'Renew', description: '' };
const madeAt = '2026-03-14T10:00:00.000Z';

test('a day is a whole-day event that ends on the day after, with a stable address and the moment it was written', () => {
  expect(calendarFile([day], madeAt)).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Touchstone//Work list//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:standing-pia-loto@site',
      'DTSTAMP:20260314T100000Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'SUMMARY:Renew',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});

test('commas, semicolons, backslashes and line breaks are escaped, and what no text can hold is left out', () => {
  const text = calendarFile([{ ...day, summary: 'a,b;c\\d', description: 'one\r\ntwo\u0000\u001B\nBEGIN:VEVENT' }], madeAt);
  expect(text).toContain('SUMMARY:a\\,b\\;c\\\\d\r\n');
  expect(text).toContain('DESCRIPTION:one\\ntwo\\nBEGIN:VEVENT\r\n');
});

test('no line is longer than 75 octets, no character is cut in two, and joined again it is the same', () => {
  const summary = `${'ä'.repeat(60)}${'😀'.repeat(40)}${'x'.repeat(200)}`;
  const lines = calendarFile([{ ...day, summary }], madeAt).split('\r\n');
  const sizes = lines.map((line) => Buffer.byteLength(line));
  expect(Math.max(...sizes)).toBe(75);
  expect(lines.join('\r\n')).not.toContain('\u{fffd}');
  expect(lines.join('\r\n').replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}\r\n`);
});
