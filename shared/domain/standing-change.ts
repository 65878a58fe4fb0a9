import { addDays } from './calendar';
import { timeCauses, type TimeCause } from './change-by-time';
import type { PerformanceFact } from './currency';
import type { ExceptionFact } from './exception';
import { levelOn, type HeldLevel } from './framework/prerequisites';
import type { OverrideFact } from './requirement-override';
import { standingOn, type AssessedFact, type RequirementLine, type StandingFacts, type StandingOnDay } from './standing';
import { sameStanding } from './standing-timeline';
import type { EventFact } from './validity';

/** Why a standing is not what it was on the day before. */
export type ChangeCause =
  | TimeCause
  /** The lines of one position in one requirement, as they were on the day before and as they are on the day. */
  | { readonly kind: 'required'; readonly before: RequirementLine | null; readonly after: RequirementLine | null }
  | { readonly kind: 'override'; readonly override: OverrideFact; readonly begins: boolean }
  | { readonly kind: 'assessed'; readonly fact: AssessedFact }
  | { readonly kind: 'exception'; readonly exception: ExceptionFact; readonly begins: boolean }
  /** The framework says something else of the competency from the day on. */
  | { readonly kind: 'revised' }
  /** The work was done, or its task begins or ceases to belong to the competency. */
  | { readonly kind: 'performed'; readonly performance: PerformanceFact }
  | { readonly kind: 'event'; readonly event: EventFact }
  /** What is held of a competency that must be held before it; null: nothing. */
  | { readonly kind: 'prerequisite'; readonly competencyId: string; readonly before: number | null; readonly after: number | null };

interface Span {
  readonly from: string;
  readonly to: string | null;
}

/** Something that began or ended on a day, and the facts as they would be without it. */
interface Item {
  readonly cause: ChangeCause;
  readonly without: (facts: StandingFacts) => StandingFacts;
}

/**
 * Why the standing on a day differs from the day before: each thing that began or ended on the day and without which it would be
 * another one, and what time alone did. Empty where nothing differs.
 */
export function changeCauses(facts: StandingFacts, day: string): readonly ChangeCause[] {
  const [before, after] = [standingOn(facts, addDays(day, -1)), standingOn(facts, day)];
  if (sameStanding(before, after)) return [];
  const items = itemsOn(facts, day);
  const neutral = items.reduce((left, { without }) => without(left), facts);
  const decisive = items.filter(({ without }) => !sameStanding(standingOn(without(facts), day), after));
  const isByThem = !sameStanding(standingOn(neutral, day), after);
  const things = decisive.length > 0 || !isByThem ? decisive : items;
  const isTime = things.length === 0 || isByTime(facts, neutral, before, after, day);
  return [...(isTime ? timeCauses(neutral, day) : []), ...things.map(({ cause }) => cause)];
}

/** Whether the day itself did something: without what began on it there is a change, and a day earlier that alone would not have made this. */
function isByTime(facts: StandingFacts, neutral: StandingFacts, before: StandingOnDay, after: StandingOnDay, day: string): boolean {
  if (sameStanding(standingOn(neutral, day), before)) return false;
  const earlier = standingOn(aDayEarlier(facts, day), addDays(day, -1));
  return !sameStanding({ ...earlier, lastDay: after.lastDay }, after);
}

function itemsOn(facts: StandingFacts, day: string): readonly Item[] {
  const { overrides = [], exceptions = [], revisions = [], performances = [], events = [] } = facts;
  const touches = (span: Span): boolean => span.from === day || span.to === addDays(day, -1);
  return [
    ...lineItems(facts.lines.filter(touches), day),
    ...overrides.filter(touches).map((override): Item => ({
      cause: { kind: 'override', override, begins: override.from === day },
      without: (all) => ({ ...all, overrides: leftOut(all.overrides ?? [], [override], day) }),
    })),
    ...exceptions.filter(touches).map((exception): Item => ({
      cause: { kind: 'exception', exception, begins: exception.from === day },
      without: (all) => ({ ...all, exceptions: leftOut(all.exceptions ?? [], [exception], day) }),
    })),
    ...facts.assessments
      .filter(({ performedOn }) => performedOn === day)
      .map((fact): Item => ({
        cause: { kind: 'assessed', fact },
        without: (all) => ({ ...all, assessments: all.assessments.filter((one) => one !== fact) }),
      })),
    ...(revisions.some(({ from }) => from === day)
      ? [
          {
            cause: { kind: 'revised' },
            without: (all: StandingFacts) => ({ ...all, revisions: (all.revisions ?? []).filter(({ from }) => from !== day) }),
          } as const,
        ]
      : []),
    ...performances
      .filter((one) => one.performedOn === day || touches({ from: one.from ?? '', to: one.to ?? null }))
      .map((performance): Item => ({
        cause: { kind: 'performed', performance },
        without: (all) => ({ ...all, performances: withoutPerformance(all.performances ?? [], performance, day) }),
      })),
    ...events
      .filter(({ on }) => on === day)
      .map((event): Item => ({
        cause: { kind: 'event', event },
        without: (all) => ({ ...all, events: (all.events ?? []).filter((one) => one !== event) }),
      })),
    ...prerequisiteItems(facts, day),
  ];
}

/** What one requirement asked by one position before and asks from the day on belongs together: a revision of it ends a line and begins one. */
function lineItems(touched: readonly RequirementLine[], day: string): readonly Item[] {
  const byRequirement = new Map<string, RequirementLine[]>();
  for (const line of touched) {
    const key = `${line.requirementId} ${line.at ?? ''}`;
    byRequirement.set(key, [...(byRequirement.get(key) ?? []), line]);
  }
  return [...byRequirement.values()].map((lines) => ({
    cause: {
      kind: 'required',
      before: lines.find(({ from }) => from !== day) ?? null,
      after: lines.find(({ from }) => from === day) ?? null,
    },
    without: (all) => ({ ...all, lines: leftOut(all.lines, lines, day) }),
  }));
}

function prerequisiteItems({ heldOfOthers }: StandingFacts, day: string): readonly Item[] {
  return [...(heldOfOthers ?? [])].flatMap(([competencyId, held]): readonly Item[] => {
    const [before, after] = [levelOn(held, addDays(day, -1)), levelOn(held, day)];
    if (before === after) return [];
    return [
      {
        cause: { kind: 'prerequisite', competencyId, before, after },
        without: (all) => ({ ...all, heldOfOthers: new Map([...(all.heldOfOthers ?? []), [competencyId, heldAsBefore(held, day)]]) }),
      },
    ];
  });
}

/** Spans as they were on the day before, also on the day: what begins is left out, what ended goes on. */
function leftOut<S extends Span>(all: readonly S[], some: readonly S[], day: string): readonly S[] {
  return all.flatMap((span) => (!some.includes(span) ? [span] : span.from === day ? [] : [{ ...span, to: null }]));
}

function withoutPerformance(all: readonly PerformanceFact[], some: PerformanceFact, day: string): readonly PerformanceFact[] {
  return all.flatMap((one) => (one !== some ? [one] : one.performedOn === day || one.from === day ? [] : [{ ...one, to: null }]));
}

function heldAsBefore(held: readonly HeldLevel[], day: string): readonly HeldLevel[] {
  return held.flatMap((one) => (one.from === day ? [] : one.until === addDays(day, -1) ? [{ ...one, until: null }] : [one]));
}

/** The facts if all that began or ended on the day had done so a day earlier. */
function aDayEarlier(facts: StandingFacts, day: string): StandingFacts {
  const [before, twoBefore] = [addDays(day, -1), addDays(day, -2)];
  const date = (on: string): string => (on === day ? before : on);
  const last = (to: string | null): string | null => (to === before ? twoBefore : to);
  const span = <S extends Span>(one: S): S => ({ ...one, from: date(one.from), to: last(one.to) });
  const { overrides, exceptions, revisions, performances, events, heldOfOthers } = facts;
  return {
    ...facts,
    lines: facts.lines.map(span),
    assessments: facts.assessments.map((fact) => ({ ...fact, performedOn: date(fact.performedOn) })),
    ...(overrides === undefined ? {} : { overrides: overrides.map(span) }),
    ...(exceptions === undefined ? {} : { exceptions: exceptions.map(span) }),
    ...(revisions === undefined ? {} : { revisions: revisions.map((one) => ({ ...one, from: date(one.from) })) }),
    ...(events === undefined ? {} : { events: events.map((one) => ({ ...one, on: date(one.on) })) }),
    ...(performances === undefined
      ? {}
      : {
          performances: performances.map((one) => ({
            ...one,
            performedOn: date(one.performedOn),
            ...(one.from === undefined ? {} : { from: date(one.from) }),
            ...(one.to === undefined ? {} : { to: last(one.to) }),
          })),
        }),
    ...(heldOfOthers === undefined
      ? {}
      : {
          heldOfOthers: new Map(
            [...heldOfOthers].map(([id, held]) => [id, held.map((one) => ({ ...one, from: date(one.from), until: last(one.until) }))]),
          ),
        }),
  };
}
