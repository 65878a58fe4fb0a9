import { gapCause } from '../../../shared/domain/gap';
import { standingStates } from '../../../shared/domain/state';
import type { Sqlite } from '../vault/open';
import { dayNumber } from './day-number';
import { rememberPast } from './follow';
import { grouped, type Groups } from './groups';
import type { Question } from './questions';
import type { Placements } from './placements';
import { placed, type ReadinessRecord } from './record';
import { isMandatoryIn, mandatoryBit, requiredIn, stateIn, type Timelines } from './timelines';

/** Whose gaps are counted, as a question asks for people, and how their results were taken back. */
export interface AskedGaps extends Pick<Question, 'knownAt' | 'unitIds' | 'seen' | 'roleId' | 'mandatoryOnly' | 'by' | 'branchOf'> {
  readonly day: string;
  readonly personId: string | null;
  readonly competencyId: string | null;
  /** The highest level of whose competent result in what was taken back. */
  readonly takenBack: readonly TakenBack[];
  /** Whether it matters how many people have gaps of which groups together. */
  readonly withMembers: boolean;
}

export type TakenBack = readonly [personId: string, competencyId: string, level: number];

/**
 * Gaps that are alike in unit, competency and code, everybody under the first of their units. Counted of all at first; then, where
 * they are parted, of each part by itself in which somebody works: as whoever asks for that part alone is told.
 */
export interface CountedGaps {
  readonly unitIds: readonly string[];
  readonly competencyIds: readonly string[];
  /** Of each group its unit, its competency, its code and how many people: a site has hundreds of thousands. */
  readonly groups: Int32Array<ArrayBuffer>;
  /** The parts in the order of their groups, each up to its end; the first is all of them and has no id. */
  readonly parts: ReadonlyArray<{ readonly partId: string; readonly end: number }>;
  /** Of everybody, part by part, the groups that their gaps are counted in; the last of somebody's is told as its complement (~). */
  readonly members: Int32Array<ArrayBuffer>;
}

/** Numbers that a group takes. */
export const gapWidth = 4;

const takenBackBit = 1 << 14;
const codeBits = 1 << 15;

/** Whether a competent result at the required level was taken back, by the code of a group. */
export const isTakenBackIn = (code: number): 0 | 1 => ((code & takenBackBit) === 0 ? 0 : 1);

const isGap = Uint8Array.from(standingStates, (state) =>
  gapCause({ state, isByPrerequisite: false, isTakenBack: false }) === null ? 0 : 1,
);
const maybeTakenBack = Uint8Array.from(standingStates, (state) => (state === 'neverAssessed' || state === 'belowLevel' ? 1 : 0));

/** Everything required of those asked for and not met on a day. */
export function gapTallies(record: ReadinessRecord, sqlite: Sqlite, asked: AskedGaps): CountedGaps {
  if (asked.knownAt !== null) rememberPast(record, sqlite);
  const { known, past, people, competencies, units } = record;
  const day = dayNumber(asked.day);
  const only = asked.personId === null ? null : (people.numbers.get(asked.personId) ?? -1);
  const of: Wanted = {
    ...asked,
    day,
    competency: numberOrAll(competencies.numbers, asked.competencyId),
    taken: takenBackOf(record, asked),
  };
  const lastPart = new Int32Array(people.ids.length); // the part, and 1, in which somebody was counted last
  const into: Found = { groups: [], members: [], groupOf: new Map() };
  const ends: Array<{ readonly partId: string; readonly end: number }> = [];
  for (const [part, { partId, groups, unitsOf }] of partsOf(record, asked, placed(record, day, asked.knownAt)).entries()) {
    for (const unit of unitsOf) {
      const end = groups.ends[unit] ?? 0;
      into.groupOf.clear();
      for (let at = unit === 0 ? 0 : (groups.ends[unit - 1] ?? 0); at < end; at += 1) {
        const person = groups.people[at] ?? 0;
        if (lastPart[person] === part + 1 || (only !== null && person !== only)) continue;
        lastPart[person] = part + 1;
        const first = into.members.length;
        tally(known, person, unit, of, into);
        if (past !== null && of.knownAt !== null) tally(past, person, unit, of, into);
        const last = into.members.length - 1;
        if (last >= first) into.members[last] = ~(into.members[last] ?? 0);
      }
    }
    ends.push({ partId, end: into.groups.length / gapWidth });
  }
  const { groups, members } = into;
  return {
    unitIds: units.ids,
    competencyIds: competencies.ids,
    groups: Int32Array.from(groups),
    parts: ends,
    members: Int32Array.from(members),
  };
}

/** Of whom gaps of some groups are, each group as it was counted. */
export interface AskedGapPeople extends AskedGaps {
  readonly wanted: ReadonlyArray<{ readonly unitId: string; readonly competencyId: string; readonly code: number }>;
}

/** Who has a gap of each group that is wanted, in no order: only their units are looked through, row by row. */
export function gapPeople(record: ReadinessRecord, sqlite: Sqlite, asked: AskedGapPeople): string[][] {
  if (asked.knownAt !== null) rememberPast(record, sqlite);
  const { known, past, people, competencies, units } = record;
  const day = dayNumber(asked.day);
  const only = asked.personId === null ? null : (people.numbers.get(asked.personId) ?? -1);
  const of: Wanted = { ...asked, day, competency: null, withMembers: true, taken: takenBackOf(record, asked) };
  const placeByUnit = new Map<number, Map<number, number>>();
  for (const [place, { unitId, competencyId, code }] of asked.wanted.entries()) {
    const unit = units.numbers.get(unitId) ?? -1;
    const places = placeByUnit.get(unit) ?? new Map<number, number>();
    placeByUnit.set(unit, places.set((competencies.numbers.get(competencyId) ?? -1) * codeBits + code, place));
  }
  const found = asked.wanted.map((): string[] => []);
  const isCounted = new Uint8Array(people.ids.length);
  const [all] = partsOf(record, { ...asked, by: 'all' }, placed(record, day, asked.knownAt));
  for (const unit of all?.unitsOf ?? []) {
    const places = placeByUnit.get(unit);
    const ends = all?.groups.ends ?? new Int32Array();
    for (let at = unit === 0 ? 0 : (ends[unit - 1] ?? 0); at < (ends[unit] ?? 0); at += 1) {
      const person = all?.groups.people[at] ?? 0;
      if (isCounted[person] === 1 || (only !== null && person !== only)) continue;
      isCounted[person] = 1;
      if (places === undefined) continue;
      const own: Found = { groups: [], members: [], groupOf: new Map() };
      tally(known, person, unit, of, own);
      if (past !== null && of.knownAt !== null) tally(past, person, unit, of, own);
      for (const key of own.groupOf.keys()) {
        const place = places.get(key);
        if (place !== undefined) found[place]?.push(people.ids[person] ?? '');
      }
    }
  }
  return found;
}

interface Part {
  readonly partId: string;
  readonly groups: Groups;
  /** In the order which decides under which of several somebody is counted. */
  readonly unitsOf: readonly number[];
}

/** All who are asked for, then each part of them that anybody is in; somebody may be in several. */
function partsOf(record: ReadinessRecord, asked: AskedGaps, placements: Placements): Part[] {
  const { units, roles } = record;
  const groups = grouped(record, { ...asked, by: 'unit', branchOf: null }, placements);
  const isIn = (unit: number, { ends }: Groups): boolean => (ends[unit] ?? 0) > (unit === 0 ? 0 : (ends[unit - 1] ?? 0));
  const inOrder = [...units.ids.keys()].toSorted((a, b) => ((units.ids[a] ?? '') < (units.ids[b] ?? '') ? -1 : 1));
  const unitsOf = inOrder.filter((unit) => isIn(unit, groups));
  const all: Part = { partId: '', groups, unitsOf };
  switch (asked.by) {
    case 'all':
      return [all];
    case 'unit':
      return [all, ...unitsOf.map((unit): Part => ({ partId: units.ids[unit] ?? '', groups, unitsOf: [unit] }))];
    case 'branch': {
      const below = new Map<string, number[]>();
      for (const unit of unitsOf) {
        const branch = asked.branchOf?.[units.ids[unit] ?? ''];
        if (branch === undefined) continue;
        const own = below.get(branch);
        if (own === undefined) below.set(branch, [unit]);
        else own.push(unit);
      }
      return [all, ...[...below].map(([partId, own]): Part => ({ partId, groups, unitsOf: own }))];
    }
    case 'role': {
      const held = roles.ids.filter((id) => asked.roleId === null || id === asked.roleId);
      const ofRoles = held.map((roleId) => ({
        partId: roleId,
        groups: grouped(record, { ...asked, by: 'unit', branchOf: null, roleId }, placements),
      }));
      return [
        all,
        ...ofRoles
          .filter((one) => one.groups.people.length > 0)
          .map((one): Part => ({ ...one, unitsOf: inOrder.filter((unit) => isIn(unit, one.groups)) })),
      ];
    }
  }
}

interface Wanted extends Pick<AskedGaps, 'knownAt' | 'mandatoryOnly' | 'withMembers'> {
  readonly day: number;
  /** Null: any. */
  readonly competency: number | null;
  readonly taken: ReadonlyMap<number, number>;
}

interface Found {
  readonly groups: number[];
  readonly members: number[];
  /** The groups of the unit that is being counted. */
  readonly groupOf: Map<number, number>;
}

function tally({ columns, start, end }: Timelines, person: number, unit: number, of: Wanted, { groups, members, groupOf }: Found): void {
  const { competency, code, from, until, recordedFrom, recordedTo } = columns;
  const { day, knownAt, mandatoryOnly, competency: only, taken, withMembers } = of;
  const last = end[person] ?? 0;
  for (let row = start[person] ?? 0; row < last; row += 1) {
    const own = code[row] ?? 0;
    if (isGap[stateIn(own)] === 0 || (from[row] ?? 0) > day || (until[row] ?? 0) < day) continue;
    if (knownAt !== null && ((recordedFrom[row] ?? 0) > knownAt || (recordedTo.length > 0 && (recordedTo[row] ?? 0) <= knownAt))) continue;
    const what = competency[row] ?? 0;
    if ((only !== null && what !== only) || (mandatoryOnly && isMandatoryIn(own) === 0)) continue;
    const isBack =
      taken.size > 0 && maybeTakenBack[stateIn(own)] === 1 && (taken.get(takenKey(person, what)) ?? -1) >= requiredIn(own)
        ? takenBackBit
        : 0;
    const alike = (own & ~mandatoryBit) | isBack;
    const key = what * codeBits + alike;
    let group = groupOf.get(key);
    if (group === undefined) {
      group = groups.length / gapWidth;
      groupOf.set(key, group);
      groups.push(unit, what, alike, 0);
    }
    const count = group * gapWidth + 3;
    groups[count] = (groups[count] ?? 0) + 1;
    if (withMembers) members.push(group);
  }
}

const takenKey = (person: number, competency: number): number => person * 0x10000 + competency;

function takenBackOf({ people, competencies }: ReadinessRecord, { takenBack }: AskedGaps): ReadonlyMap<number, number> {
  return new Map(
    takenBack.map(([person, competency, level]) => [
      takenKey(people.numbers.get(person) ?? -1, competencies.numbers.get(competency) ?? -1),
      level,
    ]),
  );
}

const numberOrAll = (numbers: ReadonlyMap<string, number>, id: string | null): number | null =>
  id === null ? null : (numbers.get(id) ?? -1);
