import { startOfDay } from './start-of-day';

/** The time of day of a moment in a zone, as 14:05. */
export function localTime(moment: Date, zone: string): string {
  const known = formatByZone.get(zone);
  const format = known ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (known === undefined) formatByZone.set(zone, format);
  return format.format(moment);
}

const formatByZone = new Map<string, Intl.DateTimeFormat>();

/**
 * The moment at which clocks in a zone first show a time of a day. A time that the clock skips is taken as so long after
 * the start of the day as it says.
 */
export function momentOf(day: string, time: string, zone: string): Date {
  const start = Date.parse(startOfDay(day, zone));
  const plain = start + minutesOf(time) * minuteMs;
  // Where the clock was moved on that day, the time lies as much earlier or later: hours, not a day, when midnight lies between.
  const ahead = minutesOf(time) - minutesOf(localTime(new Date(plain), zone));
  const moved = new Date(plain + (ahead - Math.round(ahead / dayMinutes) * dayMinutes) * minuteMs);
  return localTime(moved, zone) === time && moved.getTime() >= start ? moved : new Date(plain);
}

const minuteMs = 60_000;
const dayMinutes = 24 * 60;

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
