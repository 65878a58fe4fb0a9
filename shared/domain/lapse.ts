import { addDays } from './calendar';
import { lapsedStates } from './duty';
import { heldStates, readyStates, type StandingState } from './state';

interface Segment {
  readonly from: string;
  /** Last day; null: no known end. */
  readonly until: string | null;
  readonly state: StandingState;
  /** Of a trainee, the state without the training. */
  readonly untrained?: StandingState;
}

/** Whether what was held has ended by time alone. Learning it again under supervision takes nothing of that back. */
export function hasLapsed({ state, untrained }: Pick<Segment, 'state' | 'untrained'>): boolean {
  return lapsedStates.has(untrained ?? state);
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

/**
 * For each segment of one standing's timeline, the day by which the person is to be assessed: of what is held the last day of
 * a run that ends in a lapse, of what has lapsed the last day before it did, in training too: supervision ends and the duty
 * stays. Null where nothing lapses.
 */
export function dueOn(segments: readonly Segment[], ends = readyUntil(segments)): readonly (string | null)[] {
  const days: (string | null)[] = [];
  for (const [index, segment] of segments.entries()) {
    const { from, state } = segment;
    const before = segments[index - 1];
    const goesOn = before !== undefined && before.until !== null && addDays(before.until, 1) === from && hasLapsed(before);
    if (hasLapsed(segment)) days.push(goesOn ? (days[index - 1] ?? null) : addDays(from, -1));
    else {
      const end = ends[index] ?? null;
      const next = end === null ? undefined : segments.find((later) => later.from === addDays(end, 1));
      days.push(heldStates.has(state) && next !== undefined && hasLapsed(next) ? end : null);
    }
  }
  return days;
}
