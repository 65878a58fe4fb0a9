import type { Sqlite } from '../vault/open';
import { dayNumber } from './day-number';
import { bucketCount } from './measures';
import { cellWidth, type CountedDay, type Question } from './questions';
import { rememberPast } from './follow';
import { grouped } from './groups';
import { placed, type Keys, type ReadinessRecord } from './record';
import { keysOn } from './slices';

/** Counts what a question asks for, each of its days by itself. */
export function answer(record: ReadinessRecord, sqlite: Sqlite, question: Question): CountedDay[] {
  if (question.knownAt !== null) rememberPast(record, sqlite);
  return question.days.map((day) => countDay(record, question, day));
}

function countDay(record: ReadinessRecord, question: Question, date: string): CountedDay {
  const day = dayNumber(date);
  const { slice, keys } = keysOn(record, day, question.knownAt, question.measure);
  const groups = grouped(record, question, placed(record, day, question.knownAt));
  const competencies = record.competencies.ids.length;
  const every = Int32Array.from({ length: competencies }, (_, competency) => competency);
  const counts = new Int32Array((competencies + 1) * bucketCount); // at 0 what is left out
  const again = new Int32Array(counts.length); // of people who were counted in another group before
  const once = new Int32Array(bucketCount);
  const lastGroup = new Int32Array(record.people.ids.length); // the group, and 1, in which somebody was counted last
  const found: Found = { cells: new Int32Array(0), used: 0 };
  if (question.by === 'unit') makeRoom(found, cellsOfUnits(record, groups.ends));
  let people = 0;
  for (let group = 0; group < groups.ids.length; group += 1) {
    const begin = group === 0 ? 0 : (groups.ends[group - 1] ?? 0);
    const end = groups.ends[group] ?? 0;
    if (begin === end) continue;
    for (let at = begin; at < end; at += 1) {
      const person = groups.people[at] ?? 0;
      const last = lastGroup[person] ?? 0;
      if (last === group + 1) continue; // two positions in one group
      lastGroup[person] = group + 1;
      const [from, to] = [slice.start[person] ?? 0, slice.end[person] ?? 0];
      count(keys.values, from, to, question.mandatoryOnly, counts);
      if (last === 0) people += 1;
      else count(keys.values, from, to, question.mandatoryOnly, again);
    }
    harvest(group, question.by === 'unit' ? competenciesIn(record, group) : every, counts, found, once);
  }
  for (let at = bucketCount; at < again.length; at += 1) {
    const bucket = at % bucketCount;
    once[bucket] = (once[bucket] ?? 0) - (again[at] ?? 0);
  }
  const cells = found.used === found.cells.length ? found.cells : found.cells.slice(0, found.used);
  return { day: date, groupIds: groups.ids, competencyIds: record.competencies.ids, cells, once: [...once], people };
}

function count(values: Keys['values'], from: number, to: number, mandatoryOnly: boolean, counts: Int32Array): void {
  if (mandatoryOnly)
    for (let at = from; at < to; at += 1) {
      const key = values[at] ?? 0;
      const place = (key >>> 1) & -(key & 1);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  else
    for (let at = from; at < to; at += 1) {
      const place = (values[at] ?? 0) >>> 1;
      counts[place] = (counts[place] ?? 0) + 1;
    }
}

interface Found {
  cells: Int32Array<ArrayBuffer>;
  used: number;
}

/** Takes the counts of a group and leaves them empty for the next. */
function harvest(group: number, competencies: Int32Array, counts: Int32Array, found: Found, once: Int32Array): void {
  makeRoom(found, competencies.length);
  const { cells } = found;
  let { used } = found;
  for (let index = 0; index < competencies.length; index += 1) {
    const competency = competencies[index] ?? 0;
    const from = (competency + 1) * bucketCount;
    let any = 0;
    for (let bucket = 0; bucket < bucketCount; bucket += 1) {
      const people = counts[from + bucket] ?? 0;
      any |= people;
      counts[from + bucket] = 0;
      cells[used + 2 + bucket] = people;
      once[bucket] = (once[bucket] ?? 0) + people;
    }
    if (any === 0) continue;
    cells[used] = group;
    cells[used + 1] = competency;
    used += cellWidth;
  }
  found.used = used;
}

/** How many cells the units that anybody asked for is in may have. */
function cellsOfUnits(record: ReadinessRecord, ends: Int32Array): number {
  let cells = 0;
  for (let unit = 0; unit < ends.length; unit += 1)
    if (ends[unit] !== (unit === 0 ? 0 : ends[unit - 1])) cells += competenciesIn(record, unit).length;
  return cells;
}

/** The competencies of which a unit may have a cell. */
function competenciesIn({ competenciesOf }: ReadinessRecord, unit: number): Int32Array {
  const of = competenciesOf[unit];
  if (of === undefined) return new Int32Array(0);
  of.listed ??= Int32Array.from([...of.isIn.keys()].filter((competency) => of.isIn[competency] === 1));
  return of.listed;
}

function makeRoom(found: Found, more: number): void {
  const most = found.used + more * cellWidth;
  if (most <= found.cells.length) return;
  const cells = new Int32Array(Math.max(most, found.cells.length * 2));
  cells.set(found.cells.subarray(0, found.used));
  found.cells = cells;
}
