import type { AssessmentKind } from './assessment';
import { isLater, standingBy } from './attainment';
import { addDays } from './calendar';
import { isValidOn, lastDayOf, liveAttainments, longest, endOf } from './live-attainments';
import { applyOverrides, type OverrideFact } from './requirement-override';
import type { StandingState } from './state';
import { ruleFor, type Shown, type SufficiencyTerms } from './sufficiency';

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
  /** Results that it asks for beside what the competency does; left out: none. */
  readonly mix?: readonly { readonly kind: AssessmentKind; readonly count: number }[];
  readonly from: string;
  readonly to: string | null;
  /** The position it comes with: a signed exception concerns the lines of its own positions. */
  readonly at?: string;
  /** Why and by whom, where a signed exception requires it. */
  readonly exception?: { readonly reason: string; readonly signedBy: string };
}

/**
 * A signed assessment of the person in the competency that counts: as it was last amended, neither void nor sent back; two
 * independent ratings of one performance are one. `order` is its log entry, for two on one day.
 */
export interface AssessedFact {
  readonly assessmentId: string;
  readonly level: number;
  readonly outcome: 'competent' | 'notYetCompetent';
  readonly performedOn: string;
  readonly order: number;
  readonly shown: Shown;
  /** Of two independent ratings of one performance the first; the fact stands for both. */
  readonly firstRatingId?: string;
}

/** A day from which a competency has another validity or another scale, or asks for something else to be shown. */
export interface CompetencyRevision {
  readonly from: string;
  readonly validityMonths: number | null;
  /** Left out: nothing is asked beyond one competent result. */
  readonly sufficiency?: SufficiencyTerms;
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
  /** What it asks to be shown; left out: one competent result. */
  readonly sufficiency?: SufficiencyTerms;
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
  if (past.length === 0) return facts;
  const known = factsAfter.get(facts) ?? new Map<number, StandingFacts>();
  factsAfter.set(facts, known);
  const found = known.get(past.length) ?? factsWith(facts, past);
  known.set(past.length, found);
  return found;
}

/** Worked out once for all days between two revisions: a timeline asks for each of them. */
const factsAfter = new WeakMap<StandingFacts, Map<number, StandingFacts>>();

function factsWith(facts: StandingFacts, past: readonly CompetencyRevision[]): StandingFacts {
  const last = past.at(-1);
  const assessments = facts.assessments.map((fact) => {
    const level = past.reduce(
      (at, { from, levels }) => (levels === null || fact.performedOn >= from ? at : (levels.get(at) ?? at)),
      fact.level,
    );
    return level === fact.level ? fact : { ...fact, level };
  });
  const { revisions: _revisions, sufficiency: _former, ...rest } = facts;
  const sufficiency = last?.sufficiency === undefined ? {} : { sufficiency: last.sufficiency };
  return { ...rest, ...sufficiency, assessments, validityMonths: last?.validityMonths ?? null };
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

/** The first later result that, by a day, has taken away what this one gave; null: none has. */
export function resultThatTookAway(facts: StandingFacts, fact: AssessedFact, day: string): AssessedFact | null {
  const takes = (later: AssessedFact): boolean =>
    later.outcome === 'notYetCompetent' && later.level <= fact.level && isLater(later, fact) > 0;
  return facts.assessments.filter((later) => later.performedOn <= day && takes(later)).toSorted(isLater)[0] ?? null;
}

export function standingOn(later: StandingFacts, day: string): StandingOnDay {
  const facts = factsOn(later, day);
  const required = effectiveRequirement(facts, day);
  const validity = required === null ? facts.validityMonths : required.validityMonths;
  const lines = required?.lines ?? [];
  const live = liveAttainments(facts, lines, day);
  const valid = live.filter((one) => isValidOn(one, validity, day));
  const heldLevel = valid[0]?.level ?? null;
  const none = { required, heldLevel, lastDay: null };
  if (required === null) return { ...none, assessmentId: valid[0]?.assessmentId ?? null, state: 'notRequired' };

  const enough = longest(
    valid.filter(({ level }) => level >= required.level),
    validity,
  );
  if (enough !== null) {
    const lastDay = endOf(enough, validity);
    const isExpiring = lastDay !== null && lastDay <= addDays(day, facts.expiringDays);
    return { required, heldLevel, assessmentId: enough.assessmentId, lastDay, state: isExpiring ? 'expiring' : 'qualified' };
  }
  const ended = longest(
    live.filter(({ level }) => level >= required.level).map((one) => ({ ...one, until: null })),
    validity,
  );
  if (ended !== null) {
    const hasRunOut = (lastDayOf(ended, validity) ?? day) < day;
    return { ...none, assessmentId: ended.assessmentId, state: hasRunOut ? 'expired' : 'evidenceInsufficient' };
  }
  const left = ruleFor(required.level, facts.sufficiency, lines) === null ? [] : standingBy(facts.assessments, day);
  const part = left.find(({ level }) => level >= required.level);
  if (part !== undefined) return { ...none, assessmentId: part.assessmentId, state: 'evidenceInsufficient' };
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
      return { best: liveAttainments(now, required?.lines ?? [], day).find((one) => isValidOn(one, validity, day)) ?? null };
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
  const ages = agesIn(facts);
  for (const fact of facts.assessments) {
    days.add(fact.performedOn);
    for (const months of new Set([...validities, ...ages])) {
      const lastDay = lastDayOf(fact, months);
      if (lastDay === null) continue;
      days.add(addDays(lastDay, 1));
      const warns = addDays(lastDay, -facts.expiringDays);
      if (warns > fact.performedOn) days.add(warns);
    }
  }
  return [...days].toSorted();
}

/** How old results may be for what they are to serve, ever. */
function agesIn({ sufficiency, revisions = [] }: StandingFacts): readonly number[] {
  const terms = [sufficiency, ...revisions.map((revision) => revision.sufficiency)].filter((one) => one !== undefined);
  return terms.flatMap(({ levels }) => levels.flatMap(({ parts }) => parts.flatMap(({ maxAgeMonths }) => maxAgeMonths ?? [])));
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

function shortest(months: readonly (number | null)[]): number | null {
  const set = months.filter((value): value is number => value !== null);
  return set.length === 0 ? null : Math.min(...set);
}
