import { localDate } from './calendar';

const hourMs = 3_600_000;
/** No zone is further from UTC than 14 hours ahead or 12 behind. */
const furthestHours = 15;

/** The first moment of a calendar date in a zone, as a UTC instant; a day may begin at 01:00 where the clock skips midnight. */
export function startOfDay(date: string, zone: string): string {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  let before = midnight - furthestHours * hourMs;
  let within = midnight + furthestHours * hourMs;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (localDate(new Date(middle), zone) < date) before = middle;
    else within = middle;
  }
  return new Date(within).toISOString();
}
