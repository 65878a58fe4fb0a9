import { addDays, daysBetween } from './calendar';
import { network } from './max-flow';

/** Somebody to be assessed again: on a day from `earliestOn`, from which no days are lost, through `dueOn`. */
export interface Reassessment {
  readonly personId: string;
  readonly competencyId: string;
  readonly earliestOn: string;
  readonly dueOn: string;
  /** Who may assess it: authorised for it, in no conflict with the person; the person themself never counts. */
  readonly assessorIds: readonly string[];
}

export interface LevelledLine {
  readonly personId: string;
  readonly competencyId: string;
  readonly dueOn: string;
  readonly on: string;
  readonly assessorId: string;
}

export interface LevelledPlan {
  readonly lines: readonly LevelledLine[];
  /** What has no place: nobody may assess it, or everybody who may is full in each of its weeks. */
  readonly unplaced: ReadonlyArray<{ readonly reassessment: Reassessment; readonly why: 'noAssessor' | 'noRoom' }>;
  /** Each week from its Monday: how many fall due in it, and how many are planned. */
  readonly weeks: ReadonlyArray<{ readonly from: string; readonly due: number; readonly planned: number }>;
  /** The most that assessors together may do in a week. */
  readonly cap: number;
}

export interface Period {
  readonly from: string;
  readonly to: string;
  /** How many assessments one assessor does in a week at most. */
  readonly perWeek: number;
}

/**
 * Spreads reassessments over weeks and assessors: as many as there is room for, and with them the lowest peak of a week that
 * there can be (both by maximum flows, so exact). What is overdue already then takes the earliest room that is left. A week that
 * the period cuts has room in proportion to its days from Monday to Friday.
 */
export function levelled(reassessments: readonly Reassessment[], asked: Period): LevelledPlan {
  const period = fromWorkingDay(asked);
  const weeks = weeksOf(period);
  const all = reassessments
    .map((one) => ({ ...one, assessorIds: one.assessorIds.filter((assessorId) => assessorId !== one.personId) }))
    .toSorted(byDueDay);
  const assessors = [...new Set(all.flatMap(({ assessorIds }) => assessorIds))].toSorted();
  const grid: Grid = { weeks, assessors, period };
  const inTime = placedInTime(
    all.filter(({ dueOn }) => dueOn >= period.from),
    grid,
  );
  const places = [
    ...inTime,
    ...placedLate(
      all.filter(({ dueOn }) => dueOn < period.from),
      inTime,
      grid,
    ),
  ];
  const lines = onDays(places, grid);
  return {
    lines,
    unplaced: places.flatMap(({ one, place }) =>
      place === null ? [{ reassessment: one, why: one.assessorIds.length === 0 ? ('noAssessor' as const) : ('noRoom' as const) }] : [],
    ),
    weeks: weeks.map((from, week) => ({
      from,
      due: all.filter(({ dueOn }) => weekOf(grid, dueOn < period.from ? period.from : dueOn) === week).length,
      planned: lines.filter(({ on }) => weekOf(grid, on) === week).length,
    })),
    cap: assessors.length * period.perWeek,
  };
}

interface Grid {
  /** Mondays. */
  readonly weeks: readonly string[];
  readonly assessors: readonly string[];
  readonly period: Period;
}
interface Place {
  readonly week: number;
  readonly assessor: number;
}
interface Placed {
  readonly one: Reassessment;
  /** Null: there is no room. */
  readonly place: Place | null;
}

/** Reassessments that may go into the same weeks and to the same assessors, by the day they are due. */
interface Group {
  readonly members: readonly Reassessment[];
  /** The earliest first. */
  readonly places: readonly Place[];
}

/** The lowest peak that still places as many as can be placed at all. */
function placedInTime(items: readonly Reassessment[], grid: Grid): readonly Placed[] {
  const groups = grouped(items, grid);
  const countOf = (placed: readonly Placed[]): number => placed.filter(({ place }) => place !== null).length;
  let high = Math.min(items.length, grid.assessors.length * grid.period.perWeek);
  let best = placedUnder(groups, grid, high);
  const most = countOf(best);
  let low = Math.ceil(most / Math.max(1, grid.weeks.length));
  while (low < high) {
    const peak = Math.floor((low + high) / 2);
    const placed = placedUnder(groups, grid, peak);
    if (countOf(placed) < most) low = peak + 1;
    else [high, best] = [peak, placed];
  }
  return best.toSorted((a, b) => byDueDay(a.one, b.one));
}

/** A site has many reassessments, and few ways in which they differ here: the network needs a node for each group only. */
function grouped(items: readonly Reassessment[], grid: Grid): readonly Group[] {
  const membersByKey = new Map<string, Reassessment[]>();
  for (const one of items) {
    const early = one.earliestOn < grid.period.from ? grid.period.from : one.earliestOn;
    const late = one.dueOn > grid.period.to ? grid.period.to : one.dueOn;
    const key = [weekOf(grid, early), weekOf(grid, late), ...one.assessorIds.toSorted()].join(' ');
    const members = membersByKey.get(key);
    if (members === undefined) membersByKey.set(key, [one]);
    else members.push(one);
  }
  return [...membersByKey.values()].map((members) => ({ members, places: members[0] === undefined ? [] : placesOf(members[0], grid) }));
}

/** As many as go with no week above a peak and no assessor above the cap: a flow through groups, assessors’ weeks and weeks. */
function placedUnder(groups: readonly Group[], grid: Grid, peak: number): readonly Placed[] {
  const { weeks, assessors } = grid;
  const [source, sink] = [0, 1];
  const node = (group: number): number => 2 + group;
  const slot = ({ week, assessor }: Place): number => 2 + groups.length + week * assessors.length + assessor;
  const whole = (week: number): number => 2 + groups.length + weeks.length * assessors.length + week;
  const net = network(whole(weeks.length));
  for (const week of weeks.keys()) {
    for (const assessor of assessors.keys()) net.addEdge(slot({ week, assessor }), whole(week), roomIn(grid, week));
    net.addEdge(whole(week), sink, peak);
  }
  const choices = groups.map(({ members, places }, group) => {
    net.addEdge(source, node(group), members.length);
    return places.map((place) => ({ place, edge: net.addEdge(node(group), slot(place), members.length) }));
  });
  net.send(source, sink);
  return groups.flatMap(({ members }, group) => {
    // Whoever is due first gets the earliest of the places that the group was given.
    const given = (choices[group] ?? []).flatMap(({ place, edge }) => Array.from({ length: net.flowOn(edge) }, () => place));
    return members.map((one, index) => ({ one, place: given[index] ?? null }));
  });
}

/** What is overdue already: each into the first week in which somebody who may has room. */
function placedLate(items: readonly Reassessment[], taken: readonly Placed[], grid: Grid): readonly Placed[] {
  const load = new Map<string, number>();
  const keyOf = ({ week, assessor }: Place): string => `${week} ${assessor}`;
  const loadOf = (place: Place): number => load.get(keyOf(place)) ?? 0;
  const take = (place: Place): void => {
    load.set(keyOf(place), loadOf(place) + 1);
  };
  for (const { place } of taken) if (place !== null) take(place);
  return items.map((one) => {
    const anyDay = { ...one, earliestOn: grid.period.from, dueOn: grid.period.to };
    const free = placesOf(anyDay, grid).filter((place) => loadOf(place) < roomIn(grid, place.week));
    const [first] = free;
    // In the first week with room whoever has least to do in it.
    const place = free
      .filter(({ week }) => week === first?.week)
      .reduce<Place | null>((least, other) => (least === null || loadOf(other) < loadOf(least) ? other : least), null);
    if (place !== null) take(place);
    return { one, place };
  });
}

/** The weeks and assessors that somebody can be assessed in and by, the earliest first. */
function placesOf({ earliestOn, dueOn, assessorIds }: Reassessment, grid: Grid): readonly Place[] {
  const may = grid.assessors.flatMap((assessorId, assessor) => (assessorIds.includes(assessorId) ? [assessor] : []));
  return grid.weeks.flatMap((_, week) => {
    const { first, last } = daysOf(grid, week);
    const isWithin = earliestOn <= last && dueOn >= first;
    return isWithin ? may.map((assessor) => ({ week, assessor })) : [];
  });
}

/** Each on a day of its week, Monday to Friday where its window has one, those of one assessor spread over them. */
function onDays(places: readonly Placed[], grid: Grid): readonly LevelledLine[] {
  const load = new Map<string, number>();
  const lines = places.flatMap(({ one: { personId, competencyId, earliestOn, dueOn }, place }) => {
    if (place === null) return [];
    const assessorId = grid.assessors[place.assessor] ?? '';
    const { first, last } = daysOf(grid, place.week);
    const isLate = dueOn < grid.period.from;
    const from = !isLate && earliestOn > first ? earliestOn : first;
    const to = !isLate && dueOn < last ? dueOn : last;
    const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, ahead) => addDays(from, ahead));
    const working = days.filter((day) => weekdayOf(day) < 5);
    const loadOn = (day: string): number => load.get(`${assessorId} ${day}`) ?? 0;
    const on = (working.length > 0 ? working : days).reduce((best, day) => (loadOn(day) < loadOn(best) ? day : best));
    load.set(`${assessorId} ${on}`, loadOn(on) + 1);
    return [{ personId, competencyId, dueOn, on, assessorId }];
  });
  return lines.toSorted((a, b) => (a.on === b.on ? byDueDay(a, b) : a.on < b.on ? -1 : 1));
}

/** The days of a week that lie in the period. */
function daysOf({ weeks, period }: Grid, week: number): { readonly first: string; readonly last: string } {
  const monday = weeks[week] ?? period.from;
  const sunday = addDays(monday, 6);
  return { first: monday < period.from ? period.from : monday, last: sunday > period.to ? period.to : sunday };
}

/** How many one assessor does in a week of the grid. */
function roomIn(grid: Grid, week: number): number {
  const { first, last } = daysOf(grid, week);
  const working = Math.max(1, Math.min(5, weekdayOf(last) + 1) - weekdayOf(first));
  return Math.ceil((grid.period.perWeek * working) / 5);
}

/** A period that begins on a Saturday or Sunday begins on the Monday after: nobody assesses a week's share in two days off. */
function fromWorkingDay(period: Period): Period {
  const monday = addDays(period.from, 7 - weekdayOf(period.from));
  return weekdayOf(period.from) < 5 || monday > period.to ? period : { ...period, from: monday };
}

function weeksOf({ from, to }: Period): readonly string[] {
  const weeks: string[] = [];
  for (let monday = addDays(from, -weekdayOf(from)); monday <= to; monday = addDays(monday, 7)) weeks.push(monday);
  return weeks;
}

/** Which week of the grid a day lies in; beyond it: none of them. */
const weekOf = ({ weeks }: Grid, day: string): number => Math.floor(daysBetween(weeks[0] ?? day, day) / 7);

/** 1970-01-05 was a Monday: 0 is Monday, 6 Sunday. */
const weekdayOf = (day: string): number => ((daysBetween('1970-01-05', day) % 7) + 7) % 7;

function byDueDay(a: Pick<Reassessment, 'dueOn' | 'personId' | 'competencyId'>, b: typeof a): number {
  const keyOf = ({ dueOn, personId, competencyId }: typeof a): string => `${dueOn} ${personId} ${competencyId}`;
  const [left, right] = [keyOf(a), keyOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
