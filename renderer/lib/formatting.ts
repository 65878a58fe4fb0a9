const locale = globalThis.navigator?.language ?? 'en';
const numbers = new Intl.NumberFormat(locale);
const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
const DAY_MS = 86_400_000;

export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** A share between 0 and 1 in whole per cent. */
export function formatPercent(share: number): string {
  return percents.format(share);
}

/** Time of day in the local zone, as 12:04:31. */
export function formatTime(moment: Date): string {
  return [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(twoDigits).join(':');
}

/** Local calendar date of a moment, as 2026-03-14. */
export function formatDate(moment: Date): string {
  return `${moment.getFullYear()}-${twoDigits(moment.getMonth() + 1)}-${twoDigits(moment.getDate())}`;
}

/** Local date and time of an instant (UTC ISO text), as 2026-03-14 12:04; an unreadable instant is given back as it is. */
export function formatInstant(instant: string): string {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return instant;
  return `${formatDate(moment)} ${formatTime(moment).slice(0, 5)}`;
}

/** Date, time and zone of an instant as they were in that zone: 2026-03-14 11:04:31 Europe/Berlin. */
export function formatInstantIn(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return `${parts.format(new Date(instant))} ${zone}`;
}

/** Whether the text is a day of the calendar, and not after today here. */
export function isDateUntilToday(text: string): boolean {
  return isCalendarDate(text) && text <= formatDate(new Date());
}

/** Day of the week of an ISO calendar date; empty when the text is no such date. */
export function weekdayOf(date: string): string {
  if (!isCalendarDate(date)) return '';
  return new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(date));
}

/** Whether the text is a day of the calendar, as 2026-03-14. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(text);
  // Date.parse accepts 2026-02-30 in some engines and rolls it over
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

/** The calendar date a number of days later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one calendar date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** A distance in days in words: days up to two weeks, then weeks, months, years. */
export function durationInWords(days: number): string {
  const n = Math.abs(days);
  if (n < 14) return inUnits(n, 'day');
  if (n < 60) return inUnits(Math.round(n / 7), 'week');
  if (n < 730) return inUnits(Math.round(n / 30.44), 'month');
  return inUnits(Math.round(n / 365.25), 'year');
}

/** Where a date lies seen from today: "today", "in 3 weeks", "4 months ago". */
export function distanceInWords(date: string, today: string): string {
  const days = daysBetween(today, date);
  if (days === 0) return 'today';
  return days > 0 ? `in ${durationInWords(days)}` : `${durationInWords(days)} ago`;
}

/** Size of a file in the unit a person would use. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${formatNumber(bytes)} B`;
  if (bytes < 1024 ** 2) return `${formatNumber(Math.round(bytes / 1024))} KB`;
  return `${formatNumber(Math.round((bytes / 1024 ** 2) * 10) / 10)} MB`;
}

/** Order of two texts for a reader: case ignored, numbers by value. */
export function compareText(a: string, b: string): number {
  return collator.compare(a, b);
}

function inUnits(n: number, unit: string): string {
  return `${formatNumber(n)} ${unit}${n === 1 ? '' : 's'}`;
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}

/** A text that begins in the middle of a sentence as one of its own. */
export function asSentence(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}
