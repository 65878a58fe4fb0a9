import { addDays, addMonths } from './calendar';
import { applyOverrides, type OverrideFact } from './requirement-override';
import type { StandingState } from './state';

/** What makes a requirement concern a person: a role or a unit they hold a position in, or an exception for themselves. */
export interface RequirementOrigin {
  readonly kind: 'role' | 'unit' | 'person';
  readonly id: string;
}

/** One line that requires the competency of a person: a position held from one day to another, both inclusive. */
export interface RequirementLine {
  readonly requirementId: string;
  readonly origin: RequirementOrigin;
  readonly level: number;
  /** Months an assessment holds under this line; null: it sets no limit. */
  readonly validityMonths: number | null;
  readonly isMandatory: boolean;
  readonly from: string;
  readonly to: string | null;
  /** The position it comes with: a signed exception concerns the lines of its own positions. */
  readonly at?: string;
  /** Why and by whom, where a signed exception requires it. */
  readonly exception?: { readonly reason: string; readonly signedBy: string };
}

/** A signed assessment of the person in the competency. `order` is its log entry, for two on one day. */
export interface AssessedFact {
  readonly assessmentId: string;
  readonly level: number;
  readonly outcome: 'competent' | 'notYetCompetent';
  readonly performedOn: string;
  readonly order: number;
}

/** A day from which a competency has another validity or another scale. */
export interface CompetencyRevision {
  readonly from: string;
  readonly validityMonths: number | null;
  /** Where each level of the scale before lies on the scale from then on; null: it is the same scale. */
  readonly levels: ReadonlyMap<number, number> | null;
}

/** Everything that decides one person's standing in one competency, on any day. */
export interface StandingFacts {
  readonly lines: readonly RequirementLine[];
  /** Signed exceptions to the lines. */
  readonly overrides?: readonly OverrideFact[];
  readonly assessments: readonly AssessedFact[];
  /** The competency's own validity in months; null: it sets no limit. */
  readonly validityMonths: number | null;
  /** What later revisions make of the competency, in order of their days. */
  readonly revisions?: readonly CompetencyRevision[];
  /** So many days before it ends a qualification is shown as expiring. */
  readonly expiringDays: number;
}

export interface EffectiveRequirement {
  readonly level: number;
  readonly validityMonths: number | null;
  readonly isMandatory: boolean;
  readonly lines: readonly RequirementLine[];
}

export interface StandingOnDay {
  /** Null where nothing is required on that day. */
  readonly required: EffectiveRequirement | null;
  readonly heldLevel: number | null;
  /** What the level is held by, or what was held and ended; null when there is nothing. */
  readonly assessmentId: string | null;
  /** Last day of what is held at the required level; null: no known end, or nothing held. */
  readonly lastDay: string | null;
  readonly state: StandingState;
}

export interface StandingSegment extends StandingOnDay {
  readonly from: string;
  /** Last day of the segment; null: no known end. */
  readonly until: string | null;
}

/** The facts as they count on a day: the competency as its revisions have left it by then, results on its scale of that day. */
export function factsOn(facts: StandingFacts, day: string): StandingFacts {
  const past = (facts.revisions ?? []).filter((revision) => revision.from <= day);
  const last = past.at(-1);
  if (last === undefined) return facts;
  const assessments = facts.assessments.map((fact) => {
    const level = past.reduce(
      (at, { from, levels }) => (levels === null || fact.performedOn >= from ? at : (levels.get(at) ?? at)),
      fact.level,
    );
    return level === fact.level ? fact : { ...fact, level };
  });
  const { revisions: _revisions, ...rest } = facts;
  return { ...rest, assessments, validityMonths: last.validityMonths };
}

/** The lines and the signed exceptions that concern a day. */
export function concerning({ lines, overrides = [] }: StandingFacts, day: string) {
  const isOn = ({ from, to }: { readonly from: string; readonly to: string | null }) => from <= day && (to === null || day <= to);
  return { lines: lines.filter(isOn), overrides: overrides.filter(isOn) };
}

/**
 * What is required on a day: the highest level and the shortest validity of all lines; mandatory when one of them is. Only a
 * signed exception takes a line away.
 */
export function effectiveRequirement(later: StandingFacts, day: string): EffectiveRequirement | null {
  const facts = factsOn(later, day);
  const on = concerning(facts, day);
  const considered = on.overrides.length === 0 ? null : applyOverrides(on.lines, on.overrides);
  const lines = considered === null ? on.lines : considered.flatMap(({ line, removedBy }) => (removedBy === null ? [line] : []));
  if (lines.length === 0) return null;
  return {
    level: Math.max(...lines.map((line) => line.level)),
    validityMonths: shortest([...lines.map((line) => line.validityMonths), facts.validityMonths]),
    isMandatory: lines.some((line) => line.isMandatory),
    lines,
  };
}

/**
 * The results that still count on a day, best first. A later "not yet competent" takes away what was held at its level
 * and above; a result counts through the last day of its validity, counted from the day it was performed.
 */
export function liveResults(facts: StandingFacts, day: string): readonly AssessedFact[] {
  const past = factsOn(facts, day).assessments.filter((fact) => fact.performedOn <= day);
  return past
    .filter((fact) => fact.outcome === 'competent' && !past.some((later) => takesAway(later, fact)))
    .toSorted((a, b) => b.level - a.level || isLater(b, a));
}

/** The first later result that, by a day, has taken away what this one gave; null: none has. */
export function resultThatTookAway(facts: StandingFacts, fact: AssessedFact, day: string): AssessedFact | null {
  return facts.assessments.filter((later) => later.performedOn <= day && takesAway(later, fact)).toSorted(isLater)[0] ?? null;
}

/** Last day on which a result counts under a validity; null: it has no end. */
export function lastDayOf(fact: AssessedFact, validityMonths: number | null): string | null {
  return validityMonths === null ? null : addMonths(fact.performedOn, validityMonths);
}

export function standingOn(later: StandingFacts, day: string): StandingOnDay {
  const facts = factsOn(later, day);
  const required = effectiveRequirement(facts, day);
  const validity = required === null ? facts.validityMonths : required.validityMonths;
  const live = liveResults(facts, day);
  const valid = live.filter((fact) => isValidOn(fact, validity, day));
  const heldLevel = valid[0]?.level ?? null;
  const none = { required, heldLevel, lastDay: null };
  if (required === null) return { ...none, assessmentId: valid[0]?.assessmentId ?? null, state: 'notRequired' };

  const enough = latest(valid.filter((fact) => fact.level >= required.level));
  if (enough !== null) {
    const lastDay = lastDayOf(enough, validity);
    const isExpiring = lastDay !== null && lastDay <= addDays(day, facts.expiringDays);
    return { required, heldLevel, assessmentId: enough.assessmentId, lastDay, state: isExpiring ? 'expiring' : 'qualified' };
  }
  const ended = latest(live.filter((fact) => fact.level >= required.level));
  if (ended !== null) return { ...none, assessmentId: ended.assessmentId, state: 'expired' };
  const attempted = facts.assessments.filter((fact) => fact.performedOn <= day).toSorted((a, b) => isLater(b, a))[0];
  return { ...none, assessmentId: attempted?.assessmentId ?? null, state: attempted === undefined ? 'neverAssessed' : 'belowLevel' };
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
    (day) => {
      const now = factsOn(facts, day);
      const required = effectiveRequirement(now, day);
      const validity = required === null ? now.validityMonths : required.validityMonths;
      return { best: liveResults(now, day).find((fact) => isValidOn(fact, validity, day)) ?? null };
    },
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

/** Every day on which a standing can differ from the day before, in order. */
function changeDays(facts: StandingFacts): readonly string[] {
  const days = new Set<string>();
  const lines = [...facts.lines, ...(facts.overrides ?? [])];
  for (const line of lines) {
    days.add(line.from);
    if (line.to !== null) days.add(addDays(line.to, 1));
  }
  const own = [facts, ...(facts.revisions ?? [])].map(({ validityMonths }) => validityMonths);
  const validities = new Set(own);
  for (const line of lines) for (const months of own) validities.add(shortest([line.validityMonths, months]));
  for (const { from } of facts.revisions ?? []) days.add(from);
  for (const fact of facts.assessments) {
    days.add(fact.performedOn);
    for (const validity of validities) {
      const lastDay = lastDayOf(fact, validity);
      if (lastDay === null) continue;
      days.add(addDays(lastDay, 1));
      const warns = addDays(lastDay, -facts.expiringDays);
      if (warns > fact.performedOn) days.add(warns);
    }
  }
  return [...days].toSorted();
}

function sameStanding(a: StandingOnDay, b: StandingOnDay): boolean {
  return (
    a.state === b.state &&
    a.heldLevel === b.heldLevel &&
    a.assessmentId === b.assessmentId &&
    a.lastDay === b.lastDay &&
    a.required?.level === b.required?.level &&
    a.required?.isMandatory === b.required?.isMandatory
  );
}

function isValidOn(fact: AssessedFact, validityMonths: number | null, day: string): boolean {
  const lastDay = lastDayOf(fact, validityMonths);
  return lastDay === null || day <= lastDay;
}

/** The result that counts longest under any one validity, for a later day never has an earlier last day; null: there is none. */
function latest(results: readonly AssessedFact[]): AssessedFact | null {
  return results.reduce<AssessedFact | null>((best, fact) => (best === null || isLater(fact, best) > 0 ? fact : best), null);
}

function takesAway(later: AssessedFact, fact: AssessedFact): boolean {
  return later.outcome === 'notYetCompetent' && later.level <= fact.level && isLater(later, fact) > 0;
}

/** Positive when the first was performed after the second; on one day the later entry counts as later. */
function isLater(a: AssessedFact, b: AssessedFact): number {
  if (a.performedOn !== b.performedOn) return a.performedOn < b.performedOn ? -1 : 1;
  return a.order - b.order;
}

function shortest(months: readonly (number | null)[]): number | null {
  const set = months.filter((value): value is number => value !== null);
  return set.length === 0 ? null : Math.min(...set);
}
