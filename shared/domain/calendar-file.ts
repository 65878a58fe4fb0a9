import { addDays } from './calendar';

/** A day in a calendar: something that is due or planned on it. */
export interface CalendarDay {
  /** The same for the same thing in every file, so that reading a newer file moves it and adds no second one. */
  readonly uid: string;
  readonly on: string;
  readonly summary: string;
  readonly description: string;
}

/**
 * An iCalendar file (RFC 5545) of whole days without time zone, which every calendar program reads. `madeAt` is a moment in UTC,
 * as 2026-03-14T10:00:00.000Z.
 */
export function calendarFile(days: readonly CalendarDay[], madeAt: string): string {
  const stamp = `${madeAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Touchstone//Work list//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...days.flatMap(({ uid, on, summary, description }) => [
      'BEGIN:VEVENT',
      `UID:${textValue(uid)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${basicDate(on)}`,
      // The end is the day after: it is not part of the event (3.6.1).
      `DTEND;VALUE=DATE:${basicDate(addDays(on, 1))}`,
      `SUMMARY:${textValue(summary)}`,
      ...(description === '' ? [] : [`DESCRIPTION:${textValue(description)}`]),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const basicDate = (date: string): string => date.replaceAll('-', '');

/** A TEXT value (3.3.11); control characters other than a line break cannot stand in one. */
function textValue(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll('\n', '\\n');
}

const longestLine = 75;

/** Lines of at most 75 octets of UTF-8, each after the first behind a space (3.1); no character is cut in two. */
function folded(line: string): string {
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > longestLine) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
}
