import { isRealDate, localDate } from '../calendar';
import { parseDate, type DateOrder } from '../hris/dates';

/** How a column writes moments: in one of the orders of dates, or in seconds since 1970. */
export type DateStyle = DateOrder | 'epoch';

export interface Moment {
  readonly on: string;
  /** UTC; null where only a date is written, or a time of an unknown zone. */
  readonly at: string | null;
}

interface ReadAs {
  readonly style: DateStyle;
  /** Today at the site, for years of two digits. */
  readonly today: string;
  /** The site's, for the date of an instant. */
  readonly zone: string;
  /** The UTC time that the source means where it writes a date alone, as 23:59:00. */
  readonly timeWhereNone?: string;
}

const withTime = /[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([AaPp])[Mm])?(?: ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$/;

/** The date as it is written, and the moment where time and offset are written with it; null: unreadable. */
export function readMoment(text: string, { style, today, zone, timeWhereNone }: ReadAs): Moment | null {
  const value = text.trim();
  if (/^\d{9,11}$/.test(value)) return style === 'epoch' ? ofInstant(Number(value) * 1000, zone) : null;
  // The named zones are offsets of zero, which the reader of dates does not know by name.
  const dated = value.replace(/ ?(?:UTC|GMT)$/, 'Z');
  const on = parseDate(dated, style === 'epoch' ? 'iso' : style, today);
  if (on === null) return null;
  const time = withTime.exec(value);
  if (time === null) return { on, at: timeWhereNone === undefined ? null : `${on}T${timeWhereNone}.000Z` };
  return { on, at: instantOf(on, time) };
}

/** An instant of ISO 8601 (RFC 3339), without offset UTC as xAPI has it; null: not one. */
export function readInstant(text: string, zone: string): Moment | null {
  const match = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?) ?(?:([Zz])|([+-]\d{2})(?::?(\d{2}))?)?$/.exec(text.trim());
  const [, date = '', time = '', , hours, minutes = '00'] = match ?? [];
  if (match === null || !isRealDate(date) || hours === '-00') return null;
  const offset = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  return ofInstant(Date.parse(`${date}T${time.replace(',', '.')}${offset}`), zone);
}

function ofInstant(milliseconds: number, zone: string): Moment | null {
  const moment = new Date(milliseconds);
  if (Number.isNaN(milliseconds) || moment.getUTCFullYear() < 1900 || moment.getUTCFullYear() > 2199) return null;
  return { on: localDate(moment, zone), at: moment.toISOString() };
}

function instantOf(on: string, [, hour = '', minute = '', second = '00', half, offset]: RegExpExecArray): string | null {
  if (offset === undefined) return null;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const zone = /^[+-]/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(-2)}` : 'Z';
  const milliseconds = Date.parse(`${on}T${String(hours).padStart(2, '0')}:${minute}:${second}${zone}`);
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}
