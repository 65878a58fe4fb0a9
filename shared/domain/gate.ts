import { addDays } from './calendar';
import { changeDays } from './change-days';
import { isEmployedOn, type EmploymentPeriod } from './people/employment';
import { effectiveRequirement, holdingOn, standingOn, type StandingFacts, type StandingOnDay } from './standing';
import { causeId } from './standing-timeline';
import { readyStates, type StandingState } from './state';
import { trainingsOn } from './training';

/** Gate: the check before work starts. May a person do a task: on their own, under supervision only, or not at all. */
export const gateVerdicts = ['yes', 'underSupervision', 'no'] as const;
export type GateVerdict = (typeof gateVerdicts)[number];

/** What the gate is asked about. */
export const gateSubjects = ['task', 'competency'] as const;
export type GateSubject = (typeof gateSubjects)[number];

/** What a task asks of who does it: a competency at a level. */
export interface AskedCompetency {
  readonly competencyId: string;
  readonly level: number;
}

/** What a task asks from a day on; nothing where the framework names nothing that it needs. */
export interface TaskDemand {
  readonly from: string;
  /** Whether the task is in force: it has begun and is not retired. */
  readonly isInForce: boolean;
  readonly asked: readonly AskedCompetency[];
}

/** What is known of somebody that the gate asks for. */
export interface GatePerson {
  readonly employment: readonly EmploymentPeriod[];
  readonly factsByCompetency: ReadonlyMap<string, StandingFacts>;
}

export interface GateQuestion {
  /** In order of their days. */
  readonly demands: readonly TaskDemand[];
  readonly person: GatePerson;
  /** Who is named to watch over this person, by person. */
  readonly supervisors: ReadonlyMap<string, GatePerson>;
}

/** How the person stands in one thing that the task asks for. */
export type GateItem = AskedCompetency &
  Pick<StandingOnDay, 'state' | 'heldLevel' | 'assessmentId' | 'lastDay' | 'cause'> & { readonly isMet: boolean };

/** Somebody who is named to watch over the person, and what keeps them from it: they may where nothing does. */
export interface GateSupervisor {
  readonly personId: string;
  /** Last day for which they are named. */
  readonly through: string;
  readonly isEmployed: boolean;
  readonly lacks: readonly AskedCompetency[];
  readonly isAble: boolean;
}

export interface GateOnDay {
  readonly verdict: GateVerdict;
  readonly isInForce: boolean;
  readonly isEmployed: boolean;
  readonly items: readonly GateItem[];
  readonly supervisors: readonly GateSupervisor[];
}

/**
 * The gate on a day. Yes where everything that the task asks for is met. Under supervision where all that is unmet is what a
 * trainee learns, each under somebody who is named for it and holds all that the task asks for. A task of which the framework says
 * nothing lets nobody through: nothing shows that anybody may do it.
 */
export function gateOn({ demands, person, supervisors }: GateQuestion, day: string): GateOnDay {
  const demand = demands.findLast(({ from }) => from <= day);
  const asked = demand?.asked ?? [];
  const isInForce = demand?.isInForce ?? false;
  const isEmployed = isEmployedOn(person.employment, day);
  const items = asked.map((one): GateItem => {
    const { state, heldLevel, assessmentId, lastDay, cause } = standingForTask(
      person.factsByCompetency.get(one.competencyId),
      one.level,
      day,
    );
    return { ...one, state, heldLevel, assessmentId, lastDay, cause, isMet: readyStates.has(state) };
  });
  const learnt = items.filter(({ state }) => state === 'trainee');
  const trainings = learnt.map(({ competencyId }) => trainingsOn(person.factsByCompetency.get(competencyId)?.training ?? [], day));
  const named = new Map<string, string>();
  for (const { supervisorPersonId, to } of trainings.flat())
    if ((named.get(supervisorPersonId) ?? '') < to) named.set(supervisorPersonId, to);
  const found = [...named].map(([personId, through]) => supervisorOn(supervisors.get(personId), { personId, through }, asked, day));
  const able = new Set(found.filter(({ isAble }) => isAble).map(({ personId }) => personId));
  const unmet = items.filter(({ isMet }) => !isMet);
  const isAllowed = isInForce && isEmployed && items.length > 0;
  const isWatched =
    unmet.length === learnt.length && trainings.every((of) => of.some(({ supervisorPersonId }) => able.has(supervisorPersonId)));
  const verdict = !isAllowed ? 'no' : unmet.length === 0 ? 'yes' : isWatched ? 'underSupervision' : 'no';
  return { verdict, isInForce, isEmployed, items, supervisors: found };
}

function supervisorOn(
  person: GatePerson | undefined,
  named: Pick<GateSupervisor, 'personId' | 'through'>,
  asked: readonly AskedCompetency[],
  day: string,
): GateSupervisor {
  const isEmployed = person !== undefined && isEmployedOn(person.employment, day);
  const lacks = asked.filter(({ competencyId, level }) => {
    const facts = person?.factsByCompetency.get(competencyId);
    return facts === undefined || (holdingOn(facts, day)?.level ?? -1) < level;
  });
  return { ...named, isEmployed, lacks, isAble: isEmployed && lacks.length === 0 };
}

/**
 * The standing in what a task asks for, whether the person's positions require it or not: at the task's level, and counting for no
 * longer than the positions let it count.
 */
export function standingForTask(facts: StandingFacts | undefined, level: number, day: string): StandingOnDay {
  return standingOn(facts === undefined ? nothingKnown(level, day) : factsForTask(facts, level, day), day);
}

/** The facts as a task asks for them on one day: nothing is said of any other. */
export function factsForTask({ overrides: _counted, ...facts }: StandingFacts, level: number, day: string): StandingFacts {
  const lines = effectiveRequirement({ ...facts, ...(_counted === undefined ? {} : { overrides: _counted }) }, day)?.lines ?? [];
  return { ...facts, lines: [...lines.map((line) => ({ ...line, level })), taskLine(level, day)] };
}

/**
 * What a competency that is asked for by itself asks of somebody: the level that is required of them on the day, whatever requires
 * it, and the lowest that qualifies where nothing does.
 */
export function demandsOnPerson<Demand extends TaskDemand>(demands: readonly Demand[], { factsByCompetency }: GatePerson): Demand[] {
  const [first] = demands;
  if (first === undefined) return [];
  const facts = [...factsByCompetency.values()];
  const days = [...new Set([...demands.map(({ from }) => from), ...facts.flatMap(changeDays)])].filter((day) => day >= first.from);
  return days.toSorted().map((from) => {
    const demand = demands.findLast((one) => one.from <= from) ?? first;
    const asked = demand.asked.map((one) => {
      const known = factsByCompetency.get(one.competencyId);
      const required = known === undefined ? null : effectiveRequirement(known, from);
      return { ...one, level: required?.level ?? one.level };
    });
    return { ...demand, from, asked };
  });
}

function nothingKnown(level: number, day: string): StandingFacts {
  return { lines: [taskLine(level, day)], assessments: [], validityMonths: null, expiringDays: 0 };
}

/** What the line of a task names as its origin. */
export const taskOrigin = 'task';

const taskLine = (level: number, day: string) =>
  ({
    requirementId: taskOrigin,
    // Told as a unit is: by a name, without a page of its own.
    origin: { kind: 'unit', id: taskOrigin },
    level,
    validityMonths: null,
    isMandatory: true,
    from: day,
    to: day,
  }) as const;

/** Days from one to another, both inclusive; null: not known to have begun, or to end. */
export interface GateSpan {
  readonly from: string | null;
  readonly until: string | null;
}

/** The days around one on which the verdict is the same, if nothing is recorded any more. */
export function verdictSpan(question: GateQuestion, day: string): GateSpan {
  const { verdict } = gateOn(question, day);
  return spanOf(allDays(question), day, (other) => gateOn(question, other).verdict === verdict);
}

/** The days around one on which the person stands in one thing as they do on it; that it ends soon is no other standing. */
export function itemSpan({ person }: GateQuestion, { competencyId, level }: AskedCompetency, day: string): GateSpan {
  const facts = person.factsByCompetency.get(competencyId);
  if (facts === undefined) return { from: null, until: null };
  const textOn = (on: string): string => {
    const { state, heldLevel, cause } = standingForTask(facts, level, on);
    return `${state === 'expiring' ? 'qualified' : state} ${heldLevel} ${cause?.kind} ${causeId(cause)}`;
  };
  const now = textOn(day);
  return spanOf(changeDays(facts), day, (other) => textOn(other) === now);
}

function spanOf(days: readonly string[], day: string, isSame: (other: string) => boolean): GateSpan {
  const later = days.find((one) => one > day && !isSame(one));
  const earlier = days.filter((one) => one <= day).toReversed();
  let from: string | null = null;
  for (const one of earlier) {
    if (!isSame(one)) return { from, until: later === undefined ? null : addDays(later, -1) };
    from = one;
  }
  // As far back as anything is known, and before.
  const before = from === null ? null : addDays(from, -1);
  const began = before !== null && isSame(before) ? null : from;
  return { from: began, until: later === undefined ? null : addDays(later, -1) };
}

/** Every day on which the gate can differ from the day before. */
function allDays({ demands, person, supervisors }: GateQuestion): readonly string[] {
  const days = new Set(demands.map(({ from }) => from));
  const levels = demands.flatMap(({ asked }) => asked);
  for (const { employment, factsByCompetency } of [person, ...supervisors.values()]) {
    for (const { validFrom, validTo } of employment) {
      if (validFrom !== null) days.add(validFrom);
      if (validTo !== null) days.add(addDays(validTo, 1));
    }
    for (const { competencyId } of levels) {
      const facts = factsByCompetency.get(competencyId);
      if (facts !== undefined) for (const day of changeDays(facts)) days.add(day);
    }
  }
  return [...days].toSorted();
}

/** What of an answer can differ between what was known and what is known, in one text. */
export function gateGrounds({ verdict, isInForce, isEmployed, items, supervisors }: GateOnDay): string {
  return JSON.stringify([
    verdict,
    isInForce,
    isEmployed,
    items.map(({ competencyId, level, state, heldLevel, assessmentId, cause }) => [
      competencyId,
      level,
      state,
      heldLevel,
      assessmentId,
      causeId(cause),
    ]),
    supervisors.map(({ personId, isAble }) => [personId, isAble]),
  ]);
}

/** How the states of two answers differ, by what the task asks for. */
export function itemsThatDiffer(
  before: readonly GateItem[],
  after: readonly GateItem[],
): ReadonlyArray<{ readonly competencyId: string; readonly from: StandingState | null; readonly to: StandingState | null }> {
  const ids = [...new Set([...before, ...after].map(({ competencyId }) => competencyId))];
  return ids.flatMap((competencyId) => {
    const from = before.find((one) => one.competencyId === competencyId)?.state ?? null;
    const to = after.find((one) => one.competencyId === competencyId)?.state ?? null;
    return from === to ? [] : [{ competencyId, from, to }];
  });
}
