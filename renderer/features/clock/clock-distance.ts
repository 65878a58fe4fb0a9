import { clockWords } from '../../lib/words/clock';

const words = clockWords.distance;

/** How far a clock was set back, in the largest unit that says something. */
export function clockDistance(from: string, to: string): string {
  const minutes = Math.round((Date.parse(from) - Date.parse(to)) / 60_000);
  if (minutes < 120) return words.minutes(Math.max(minutes, 1));
  const hours = Math.round(minutes / 60);
  return hours < 48 ? words.hours(hours) : words.days(Math.round(hours / 24));
}
