/** The calendar date of a moment in a zone, as 2026-03-14. */
export function localDate(moment: Date, zone: string): string {
  const known = formatByZone.get(zone);
  const format = known ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  if (known === undefined) formatByZone.set(zone, format);
  return format.format(moment);
}

/** Making a formatter takes a hundred times as long as using it, and every call asks for today. */
const formatByZone = new Map<string, Intl.DateTimeFormat>();

const toUtc = (date: string): Date => new Date(`${date}T00:00:00Z`);
/** Dates are of four-digit years: what lies beyond ends with them. */
const fromUtc = (moment: Date): string => {
  const year = moment.getUTCFullYear();
  return year > 9999 ? '9999-12-31' : year < 0 ? '0000-01-01' : moment.toISOString().slice(0, 10);
};

export function addDays(date: string, days: number): string {
  const moment = toUtc(date);
  moment.setUTCDate(moment.getUTCDate() + days);
  return fromUtc(moment);
}

/** The same day so many months later; where that month is too short, its last day (31 January + 1 month = 28 or 29 February). */
export function addMonths(date: string, months: number): string {
  const moment = toUtc(date);
  const day = moment.getUTCDate();
  moment.setUTCDate(1);
  moment.setUTCMonth(moment.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1, 0)).getUTCDate();
  moment.setUTCDate(Math.min(day, lastDay));
  return fromUtc(moment);
}

/** Whole days from one date to another; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toUtc(to).getTime() - toUtc(from).getTime()) / 86_400_000);
}

export function isRealDate(date: string): boolean {
  return !Number.isNaN(toUtc(date).getTime()) && fromUtc(toUtc(date)) === date;
}
