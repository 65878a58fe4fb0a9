/** Later than every day there is: an end that nobody knows. */
export const noEnd = 0xffff;
/** Earlier than every day there is: no day at all. */
export const noDay = 0;

const origin = Date.UTC(1900, 0, 1) / 86_400_000;
/** The same day counted from 1970-01-01; less than 0 before it. */
export const daysSince1970 = (day: number): number => day + origin;

/** The date that has a number. */
export const dateOf = (day: number): string => new Date(daysSince1970(day) * 86_400_000).toISOString().slice(0, 10);

const known = new Map<string, number>();

/**
 * Days since 1900-01-01 of a calendar date, in 16 bits: what lies before 1900-01-02 is taken for that day, and what lies after
 * 2079-06-05 for that. The same few thousand dates stand in millions of rows.
 */
export function dayNumber(date: string): number {
  const found = known.get(date);
  if (found !== undefined) return found;
  const day = Date.parse(date) / 86_400_000 - origin;
  if (!Number.isInteger(day)) throw new RangeError('not a date');
  if (known.size > 200_000) known.clear();
  const number = Math.min(noEnd - 1, Math.max(noDay + 1, day));
  known.set(date, number);
  return number;
}
