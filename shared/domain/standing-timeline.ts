import { addDays } from './calendar';
import { changeDays } from './change-days';
import { hasLapsed } from './lapse';
import { holdingOn, standingAndHoldingOn, standingOn, type Holding, type StandingFacts, type StandingOnDay } from './standing';

export interface StandingSegment extends StandingOnDay {
  readonly from: string;
  /** Last day of the segment; null: no known end. */
  readonly until: string | null;
}

/** The whole timeline of a standing, with what is known to come: segments in order, only where something is required. */
export function standingTimeline(facts: StandingFacts): readonly StandingSegment[] {
  return standingSegments(changeDays(facts).map((day) => ({ day, standing: standingOn(facts, day) })));
}

export interface HoldingSegment {
  readonly from: string;
  readonly until: string | null;
  readonly level: number;
  readonly assessmentId: string;
}

/** What the person validly holds over time, required or not. */
export function holdingTimeline(facts: StandingFacts): readonly HoldingSegment[] {
  return holdingSegments(changeDays(facts).map((day) => ({ day, holding: holdingOn(facts, day) })));
}

/** Both timelines: most of what either is worked out from is the same. */
export function bothTimelines(facts: StandingFacts): {
  readonly standings: readonly StandingSegment[];
  readonly holdings: readonly HoldingSegment[];
} {
  const days = changeDays(facts).map((day) => ({ day, ...standingAndHoldingOn(facts, day) }));
  return { standings: standingSegments(days), holdings: holdingSegments(days) };
}

interface OnDay {
  readonly day: string;
}

function standingSegments(days: ReadonlyArray<OnDay & { readonly standing: StandingOnDay }>): readonly StandingSegment[] {
  return joined(days, ({ standing }) => standing, sameStanding).filter((segment) => segment.required !== null);
}

function holdingSegments(days: ReadonlyArray<OnDay & { readonly holding: Holding | null }>): readonly HoldingSegment[] {
  return joined(
    days,
    ({ holding }) => ({ best: holding }),
    (a, b) => a.best?.assessmentId === b.best?.assessmentId && a.best?.level === b.best?.level,
  ).flatMap(({ from, until, best }) => (best === null ? [] : [{ from, until, level: best.level, assessmentId: best.assessmentId }]));
}

/** Joins neighbours that are alike, of all days on which something can change. */
function joined<D extends OnDay, T extends object>(
  days: readonly D[],
  valueOf: (day: D) => T,
  isSame: (a: T, b: T) => boolean,
): Array<T & { from: string; until: string | null }> {
  const segments: Array<T & { from: string; until: string | null }> = [];
  for (const one of days) {
    const value = valueOf(one);
    const last = segments.at(-1);
    if (last !== undefined && isSame(last, value)) continue;
    if (last !== undefined) last.until = addDays(one.day, -1);
    segments.push({ ...value, from: one.day, until: null });
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
