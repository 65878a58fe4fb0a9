import { watchClock } from './clock';
import type { Station } from './station';
import { turnDay } from './turn-day';

const checkEveryMs = 5_000;

/** Notices a clock that is set back, and a new day, while a site is open, also when nobody does anything. */
export function watchClockOf(station: Station): () => void {
  const timer = setInterval(() => void look(station), checkEveryMs);
  return () => clearInterval(timer);
}

async function look(station: Station): Promise<void> {
  const { open } = station;
  if (open === null || station.underWay !== null) return;
  try {
    await watchClock(station, open);
    await turnDay(station, open);
  } catch {
    // Nobody asked, so nobody is told: the next command finds the clock set back, or why nothing can be written, by itself.
  }
}
