import type { ValidityTerms } from '../contract/validity';
import type { AssessmentKind } from './assessment';
import { isLater, standingBy } from './attainment';
import { addDays } from './calendar';
import type { PerformanceFact } from './currency';
import type { ExceptionFact } from './exception';
import { excepted, exceptionsOn, revokedThrough } from './exceptions-on-day';
import type { HeldLevel, Prerequisite } from './framework/prerequisites';
import { liveStretches, longest } from './live-attainments';
import { applyOverrides, type OverrideFact } from './requirement-override';
import type { StandingState } from './state';
import { ruleFor, type Shown, type SufficiencyTerms } from './sufficiency';
import type { EventFact, Stretch } from './validity';
import { inTraining, type TrainingFact } from './training';
import { heldOf, holdOn, lapsedPrerequisite, type Hold } from './what-holds';

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
  /** What it says of validity beyond the months; left out: nothing. */
  readonly validity?: ValidityTerms;
  /** What must be held before its levels; left out: nothing. */
  readonly prerequisites?: readonly Prerequisite[];
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
  /** What it says of validity beyond the months, with what clauses put in its place; left out: nothing. */
  readonly validity?: ValidityTerms;
  /** What must be held before its levels; left out: nothing. */
  readonly prerequisites?: readonly Prerequisite[];
  /** What is held of the competencies that any of its prerequisites names, by their ids. */
  readonly heldOfOthers?: ReadonlyMap<string, readonly HeldLevel[]>;
  /** What was signed of this person's qualification. */
  readonly exceptions?: readonly ExceptionFact[];
  /** How often the person did the tasks that belong to it. */
  readonly performances?: readonly PerformanceFact[];
  /** What happened that can end it. */
  readonly events?: readonly EventFact[];
  /** When the person learns it in the work, under somebody who is named for it. */
  readonly training?: readonly TrainingFact[];
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
  /** Last day of what makes the person ready: of what is held at the required level, of grace or of an exception; null: no known end, or not ready. */
  readonly lastDay: string | null;
  readonly state: StandingState;
  /** Of a trainee, the state without the training; left out of any other. */
  readonly untrained?: StandingState;
  /** What the state follows from beside results and requirements; null: nothing else. */
  readonly cause: StandingCause | null;
}

/** What beside results and requirements decides a state. */
export type StandingCause =
  | { readonly kind: 'exception'; readonly exceptionId: string }
  /** The first of what must be held before it, and is not. */
  | { readonly kind: 'prerequisite'; readonly competencyId: string }
  | { readonly kind: 'currency' }
  | { readonly kind: 'grace' };

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
  const { revisions: _revisions, sufficiency: _former, validity: _formerly, prerequisites: _before, ...rest } = facts;
  return {
    ...rest,
    ...(last?.sufficiency === undefined ? {} : { sufficiency: last.sufficiency }),
    ...(last?.validity === undefined ? {} : { validity: last.validity }),
    ...(last?.prerequisites === undefined ? {} : { prerequisites: last.prerequisites }),
    assessments,
    validityMonths: last?.validityMonths ?? null,
  };
}

/** The facts without the results that a revocation has taken away by the day: these never count again. */
export function unrevoked(facts: StandingFacts, day: string): StandingFacts {
  const through = facts.exceptions === undefined ? null : revokedThrough(facts.exceptions, day);
  return through === null ? facts : { ...facts, assessments: facts.assessments.filter(({ performedOn }) => performedOn > through) };
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

/** How somebody stands on a day in one competency, by what was known; later facts are left out. */
export function standingOn(later: StandingFacts, day: string): StandingOnDay {
  const known = factsOn(later, day);
  return standingFrom(known, reachedOn(known, day), day);
}

/** What somebody validly holds on a day, required or not; null: nothing. */
export function holdingOn(later: StandingFacts, day: string): Holding | null {
  const known = factsOn(later, day);
  return holdingFrom(known, reachedOn(known, day), day);
}

/** Both at once, for whoever goes through many days. */
export function standingAndHoldingOn(
  later: StandingFacts,
  day: string,
): { readonly standing: StandingOnDay; readonly holding: Holding | null } {
  const known = factsOn(later, day);
  const reached = reachedOn(known, day);
  return { standing: standingFrom(known, reached, day), holding: holdingFrom(known, reached, day) };
}

export type Holding = Pick<Stretch, 'level' | 'assessmentId'>;

/** What counts on a day and has been reached by then, best first, and what of it is held. */
interface Reached {
  readonly facts: StandingFacts;
  readonly required: EffectiveRequirement | null;
  readonly live: readonly Hold[];
  readonly held: readonly Hold[];
}

function reachedOn(known: StandingFacts, day: string): Reached {
  const facts = unrevoked(known, day);
  const required = effectiveRequirement(facts, day);
  const live = holdsOf(facts, required, day);
  return { facts, required, live, held: heldOf(facts, live, day) };
}

function standingFrom(known: StandingFacts, reached: Reached, day: string): StandingOnDay {
  const found = inTraining(byResults(known, reached, day), known.training ?? [], day);
  return known.exceptions === undefined || known.exceptions.length === 0 ? found : excepted(found, known.exceptions, day);
}

function holdingFrom(known: StandingFacts, { held }: Reached, day: string): Holding | null {
  if (known.exceptions !== undefined) {
    const { revocation, suspension } = exceptionsOn(known.exceptions, day);
    if (revocation !== null || suspension !== null) return null;
  }
  return held[0]?.one ?? null;
}

/** Everything that was reached and not taken away, with what holds of it on a day; best first. */
function holdsOf(facts: StandingFacts, required: EffectiveRequirement | null, day: string): readonly Hold[] {
  const months = required === null ? facts.validityMonths : required.validityMonths;
  const extensions = facts.exceptions === undefined ? null : exceptionsOn(facts.exceptions, day).extensionByAssessment;
  const graceDays = facts.validity?.graceDays ?? 0;
  return liveStretches(facts, required?.lines ?? [], months, day).map((one) =>
    holdOn(one, { graceDays, extension: extensions?.get(one.assessmentId) ?? null }, day),
  );
}

/** The standing as results, practice and what must be held before make it. */
function byResults(known: StandingFacts, { facts, required, live, held }: Reached, day: string): StandingOnDay {
  const none = { required, heldLevel: held[0]?.one.level ?? null, lastDay: null, cause: null };
  if (required === null) return { ...none, assessmentId: held[0]?.one.assessmentId ?? null, state: 'notRequired' };

  const suffices = ({ one }: Hold): boolean => one.level >= required.level;
  const best = longestHold(held.filter(suffices));
  if (best !== null) return { ...none, ...readyBy(best, day, facts.expiringDays) };
  const reached = live.filter(suffices);
  const inForce = reached.filter(({ by }) => by !== null);
  const kept = longestHold(inForce);
  if (kept !== null) {
    const { assessmentId } = kept.one;
    // Of several levels the lowest decides: it asks for the least.
    const lapsed = lapsedPrerequisite(facts, Math.min(...inForce.map(({ one }) => one.level)), day);
    if (lapsed !== null) return { ...none, assessmentId, state: 'suspended', cause: { kind: 'prerequisite', competencyId: lapsed } };
    return { ...none, assessmentId, state: 'currencyLapsed', cause: { kind: 'currency' } };
  }
  const ended = longest(reached, ({ one }) => one.ruleEnd)?.one ?? null;
  if (ended !== null) {
    const hasRunOut = (ended.ruleEnd ?? day) < day;
    return { ...none, assessmentId: ended.assessmentId, state: hasRunOut ? 'expired' : 'evidenceInsufficient' };
  }
  const left = ruleFor(required.level, facts.sufficiency, required.lines) === null ? [] : standingBy(facts.assessments, day);
  const part = left.find(({ level }) => level >= required.level);
  if (part !== undefined) return { ...none, assessmentId: part.assessmentId, state: 'evidenceInsufficient' };
  const attempted = known.assessments.filter((fact) => fact.performedOn <= day).toSorted((a, b) => isLater(b, a))[0];
  return { ...none, assessmentId: attempted?.assessmentId ?? null, state: attempted === undefined ? 'neverAssessed' : 'belowLevel' };
}

/** What somebody is ready by on a day, where it is a result; null: they are not, or nothing is asked of them. */
export function readyByOn(later: StandingFacts, day: string): Stretch | null {
  const { required, held } = reachedOn(factsOn(later, day), day);
  return required === null ? null : (longestHold(held.filter(({ one }) => one.level >= required.level))?.one ?? null);
}

/** What somebody is ready by: validity before an extension before grace, and of each what reaches furthest. */
function longestHold(holds: readonly Hold[]): Hold | null {
  for (const by of ['validity', 'extension', 'grace'] as const) {
    const found = longest(
      holds.filter((hold) => hold.by === by),
      ({ through }) => through,
    );
    if (found !== null) return found;
  }
  return null;
}

function readyBy(
  { one: { assessmentId }, by, through: lastDay, extension }: Hold,
  day: string,
  expiringDays: number,
): Pick<StandingOnDay, 'assessmentId' | 'lastDay' | 'state' | 'cause'> {
  if (by === 'grace') return { assessmentId, lastDay, state: 'inGrace', cause: { kind: 'grace' } };
  if (extension !== null)
    return { assessmentId, lastDay, state: 'extended', cause: { kind: 'exception', exceptionId: extension.exceptionId } };
  const isExpiring = lastDay !== null && lastDay <= addDays(day, expiringDays);
  return { assessmentId, lastDay, state: isExpiring ? 'expiring' : 'qualified', cause: null };
}

/** The shortest of some limits in months; null stands for no limit. */
export function shortest(months: readonly (number | null)[]): number | null {
  const set = months.filter((value): value is number => value !== null);
  return set.length === 0 ? null : Math.min(...set);
}
