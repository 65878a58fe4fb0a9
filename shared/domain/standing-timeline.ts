import { addDays } from './calendar';
import { changeDays } from './change-days';
import { hasLapsed } from './lapse';
import { holdingOn, standingOn, type StandingFacts, type StandingOnDay } from './standing';

export interface StandingSegment extends StandingOnDay {
  readonly from: string;
  /** Last day of the segment; null: no known end. */
  readonly until: string | null;
}

/** The whole timeline of a standing, with what is known to come: segments in order, only where something is required. */
export function standingTimeline(facts: StandingFacts): readonly StandingSegment[] {
  return timeline(facts, (day) => standingOn(facts, day), sameStanding).filter((segment) => segment.required !== null);
}

export interface HoldingSegment {
  readonly from: string;
  readonly until: string | null;
  readonly level: number;
  readonly assessmentId: string;
}

/** What the person validly holds over time, required or not. */
export function holdingTimeline(facts: StandingFacts): readonly HoldingSegment[] {
  const held = timeline(
    facts,
    (day) => ({ best: holdingOn(facts, day) }),
    (a, b) => a.best?.assessmentId === b.best?.assessmentId && a.best?.level === b.best?.level,
  );
  return held.flatMap(({ from, until, best }) =>
    best === null ? [] : [{ from, until, level: best.level, assessmentId: best.assessmentId }],
  );
}

/** Evaluates on every day on which something can change and joins neighbours that are alike. */
function timeline<T extends object>(
  facts: StandingFacts,
  on: (day: string) => T,
  isSame: (a: T, b: T) => boolean,
): Array<T & { from: string; until: string | null }> {
  const segments: Array<T & { from: string; until: string | null }> = [];
  for (const from of changeDays(facts)) {
    const value = on(from);
    const last = segments.at(-1);
    if (last !== undefined && isSame(last, value)) continue;
    if (last !== undefined) last.until = addDays(from, -1);
    segments.push({ ...value, from, until: null });
  }
  return segments;
}

/** Whether two days cannot be told apart by how somebody stands on them. */
export function sameStanding(a: StandingOnDay, b: StandingOnDay): boolean {
  return (
    a.state === b.state &&
    hasLapsed(a) === hasLapsed(b) &&
    a.heldLevel === b.heldLevel &&
    a.assessmentId === b.assessmentId &&
    a.lastDay === b.lastDay &&
    causeId(a.cause) === causeId(b.cause) &&
    a.required?.level === b.required?.level &&
    a.required?.isMandatory === b.required?.isMandatory
  );
}

/** What a cause names, which with its kind is all that it says. */
export function causeId(cause: StandingOnDay['cause']): string | null {
  switch (cause?.kind) {
    case 'exception':
      return cause.exceptionId;
    case 'prerequisite':
      return cause.competencyId;
    default:
      return null;
  }
}
