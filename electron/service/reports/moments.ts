import { localDate } from '../../../shared/domain/calendar';
import { localTime } from '../../../shared/domain/wall-clock';

/** A moment as clocks at the site showed it, with the zone: a printed time without one says nothing (21 CFR 11.50(a)(2)). */
export function inZone(instant: string, zone: string): string {
  const moment = new Date(instant);
  return `${clockIn(instant, zone)} ${zone} (UTC${offsetOf(moment, zone)})`;
}

/** The same where the zone stands beside it. */
export function clockIn(instant: string, zone: string): string {
  const moment = new Date(instant);
  return `${localDate(moment, zone)} ${localTime(moment, zone)}:${instant.slice(17, 19)}`;
}

function offsetOf(moment: Date, zone: string): string {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(moment)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return name === undefined || name === 'GMT' ? '+00:00' : name.replace('GMT', '');
}
