import { gapCause } from '../../../shared/domain/gap';
import { standingStates } from '../../../shared/domain/state';
import type { Sqlite } from '../vault/open';
import { dayNumber } from './day-number';
import { rememberPast } from './follow';
import { grouped } from './groups';
import type { Question } from './questions';
import { placed, type ReadinessRecord } from './record';
import { isMandatoryIn, mandatoryBit, requiredIn, stateIn, type Timelines } from './timelines';

/** Whose gaps are counted, as a question asks for people, and how their results were taken back. */
export interface AskedGaps extends Pick<Question, 'knownAt' | 'unitIds' | 'seen' | 'roleId' | 'mandatoryOnly'> {
  readonly day: string;
  readonly personId: string | null;
  readonly competencyId: string | null;
  /** The highest level of whose competent result in what was taken back. */
  readonly takenBack: readonly TakenBack[];
}

export type TakenBack = readonly [personId: string, competencyId: string, level: number];

/** Gaps that are alike in unit, competency and code, everybody under the first of their units. */
export interface CountedGaps {
  readonly unitIds: readonly string[];
  readonly competencyIds: readonly string[];
  /** Of each group its unit, its competency, its code and how many people: a site has hundreds of thousands. */
  readonly groups: Int32Array<ArrayBuffer>;
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
  const groups = grouped(record, { ...asked, by: 'unit', branchOf: null }, placed(record, day, asked.knownAt));
  const only = asked.personId === null ? null : (people.numbers.get(asked.personId) ?? -1);
  const of: Wanted = {
    ...asked,
    day,
    competency: numberOrAll(competencies.numbers, asked.competencyId),
    taken: takenBackOf(record, asked),
  };
  const isPlaced = new Uint8Array(people.ids.length);
  const counts = new Map<number, number>();
  const found: number[] = [];
  for (const unit of inOrder(units.ids)) {
    const end = groups.ends[unit] ?? 0;
    for (let at = unit === 0 ? 0 : (groups.ends[unit - 1] ?? 0); at < end; at += 1) {
      const person = groups.people[at] ?? 0;
      if (isPlaced[person] === 1 || (only !== null && person !== only)) continue;
      isPlaced[person] = 1;
      tally(known, person, of, counts);
      if (past !== null && of.knownAt !== null) tally(past, person, of, counts);
    }
    for (const [key, count] of counts) found.push(unit, Math.floor(key / codeBits), key % codeBits, count);
    counts.clear();
  }
  return { unitIds: units.ids, competencyIds: competencies.ids, groups: Int32Array.from(found) };
}

interface Wanted extends Pick<AskedGaps, 'knownAt' | 'mandatoryOnly'> {
  readonly day: number;
  /** Null: any. */
  readonly competency: number | null;
  readonly taken: ReadonlyMap<number, number>;
}

function tally({ columns, start, end }: Timelines, person: number, of: Wanted, counts: Map<number, number>): void {
  const { competency, code, from, until, recordedFrom, recordedTo } = columns;
  const { day, knownAt, mandatoryOnly, competency: only, taken } = of;
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
    const key = what * codeBits + ((own & ~mandatoryBit) | isBack);
    counts.set(key, (counts.get(key) ?? 0) + 1);
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

/** The units by their ids, which decides under which of several somebody is counted. */
const inOrder = (ids: readonly string[]): number[] => [...ids.keys()].toSorted((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1));
