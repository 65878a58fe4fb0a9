import { addDays } from './calendar';
import { readyStates, type StandingState } from './state';

interface Segment {
  readonly from: string;
  /** Last day; null: no known end. */
  readonly until: string | null;
  readonly state: StandingState;
}

/**
 * For each segment of one standing's timeline, the last day of the unbroken run of ready days that it belongs to, where
 * the very next day is required and not ready: what is known to lapse. Null where the person is not ready, where no end
 * is known, and where the run ends because nothing is required any more.
 */
export function readyUntil(segments: readonly Segment[]): readonly (string | null)[] {
  const ends: (string | null)[] = [];
  for (let index = segments.length - 1; index >= 0; index -= 1) {
    const segment = segments[index];
    const next = segments[index + 1];
    const isReady = segment !== undefined && readyStates.has(segment.state);
    const hasNext = segment !== undefined && next !== undefined && segment.until !== null && addDays(segment.until, 1) === next.from;
    if (!isReady || !hasNext) ends.unshift(null);
    else ends.unshift(readyStates.has(next.state) ? (ends[0] ?? null) : segment.until);
  }
  return ends;
}
