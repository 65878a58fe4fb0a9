/** The calendar date of a moment in a zone, as 2026-03-14. */
export function localDate(moment: Date, zone: string): string {
  const minute = Math.floor(moment.getTime() / minuteMs);
  if (last.minute === minute && last.zone === zone) return last.date;
  const known = formatByZone.get(zone);
  const format = known ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  if (known === undefined) formatByZone.set(zone, format);
  const date = format.format(moment);
  // Before 1972 a day could begin at seconds past a minute.
  if (minute > firstWholeMinute) last = { minute, zone, date };
  return date;
}

/** Making a formatter takes a hundred times as long as using it, which takes longer than most of what else a call does; and each asks for today. */
const formatByZone = new Map<string, Intl.DateTimeFormat>();
let last = { minute: Number.NaN, zone: '', date: '' };
const minuteMs = 60_000;
const firstWholeMinute = Date.UTC(1972, 6) / minuteMs;

const toUtc = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** Dates are of four-digit years: what lies beyond ends with them. Put together by hand, since every standing takes dozens of them. */
function dateOf(year: number, month: number, day: number): string {
  if (Number.isNaN(year)) throw new RangeError('not a date');
  if (year > 9999) return '9999-12-31';
  if (year < 0) return '0000-01-01';
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

export function addDays(date: string, days: number): string {
  const day = Number(date.slice(8)) + days;
  // Most stay in their month, of which nothing has to be worked out then.
  if (day >= 1 && day <= 28 && isoDate.test(date)) return date.slice(0, 8) + twoDigits(day);
  const moment = new Date(Date.parse(date) + days * 86_400_000);
  return dateOf(moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate());
}

const isoDate = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** The same day so many months later; where that month is too short, its last day (31 January + 1 month = 28 or 29 February). */
export function addMonths(date: string, months: number): string {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(month / 12);
  return dateOf(year, month - year * 12 + 1, Math.min(Number(date.slice(8)), daysInMonth(year, month - year * 12 + 1)));
}

/** The last day of a date's month. */
export function endOfMonth(date: string): string {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  return dateOf(year, month, daysInMonth(year, month));
}

/** A day and month in a year; where that month is too short, its last day (29 February in a common year = 28 February). */
export function dayInYear(year: number, month: number, day: number): string {
  return dateOf(year, month, Math.min(day, daysInMonth(year, month)));
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whole days from one date to another; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toUtc(to).getTime() - toUtc(from).getTime()) / 86_400_000);
}

export function isRealDate(date: string): boolean {
  return !Number.isNaN(toUtc(date).getTime()) && addDays(date, 0) === date;
}
