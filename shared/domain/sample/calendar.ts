import type { IsoDate } from './types';

const millisecondsPerDay = 86_400_000;

/** Days since 1970-01-01; throws a RangeError on anything but a real ISO date. */
export function dayOfDate(date: IsoDate): number {
  const day = Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay;
  if (!Number.isInteger(day) || dateOfDay(day) !== date) throw new RangeError(`not an ISO date: ${date}`);
  return day;
}

export function dateOfDay(day: number): IsoDate {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

/** The same day of the month, or its last day where the month is shorter. */
export function addMonthsToDay(day: number, months: number): number {
  const date = new Date(day * millisecondsPerDay);
  const month = date.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), lastOfMonth)) / millisecondsPerDay;
}

export function isWeekend(day: number): boolean {
  const weekday = new Date(day * millisecondsPerDay).getUTCDay();
  return weekday === 0 || weekday === 6;
}
