import { bucketCount, bucketsOn, type Buckets, type Measure } from './measures';
import type { Keys, ReadinessRecord, Slice } from './record';
import { isMandatoryIn, type Timelines } from './timelines';

/** How many days are kept at hand, and how many measures of each. */
const keptDays = 2;
const keptMeasures = 3;
/** Room for rows that change while the day is at hand. */
const spare = 16_384;

/** Where the rows of a day are counted by a measure: from what is at hand, or worked out now. */
export function keysOn(
  record: ReadinessRecord,
  day: number,
  knownAt: number | null,
  measure: Measure,
): { readonly slice: Slice; readonly keys: Keys } {
  const { slices } = record;
  const key = `${day} ${knownAt ?? ''}`;
  const found = slices.get(key);
  const slice = found ?? emptySlice(record, day, knownAt);
  slices.delete(key);
  slices.set(key, slice); // the newest last
  const [oldest] = slices.keys();
  if (slices.size > keptDays && oldest !== undefined) slices.delete(oldest);
  return { slice, keys: measured(record, slice, measure) };
}

function measured(record: ReadinessRecord, slice: Slice, measure: Measure): Keys {
  const name = JSON.stringify(measure);
  const found = slice.keys.get(name);
  if (found !== undefined) return found;
  const [first] = slice.keys.values();
  // Only behind each row is it known whether it holds on the day: there is room for all, of which what is not touched takes none.
  const rows = first === undefined ? widest(record) + spare : first.values.length;
  const isNarrow = (record.competencies.ids.length + 1) * bucketCount * 2 <= 0x10000;
  const keys: Keys = {
    buckets: bucketsOn(measure, slice.day, record.assessors.ids, record.competencies.ids),
    values: isNarrow ? new Uint16Array(rows) : new Uint32Array(rows),
  };
  fillPeople(record, slice, keys, 0, record.people.ids.length, first === undefined);
  const [oldest] = slice.keys.keys();
  if (slice.keys.size >= keptMeasures && oldest !== undefined) slice.keys.delete(oldest);
  slice.keys.set(name, keys);
  return keys;
}

/** Takes up what people's rows have become. */
export function patchSlices(record: ReadinessRecord, people: readonly number[]): void {
  for (const [key, slice] of record.slices) if (!people.every((person) => patch(record, slice, person))) record.slices.delete(key);
}

/** Drops what was counted by a column, whose buckets are made for what stood in it. */
export function forgetMeasure(record: ReadinessRecord, column: Buckets['column']): void {
  for (const slice of record.slices.values())
    for (const [name, { buckets }] of slice.keys) if (buckets.column === column) slice.keys.delete(name);
  for (const [key, { keys }] of record.slices) if (keys.size === 0) record.slices.delete(key);
}

/** False where there is no room left. */
function patch(record: ReadinessRecord, slice: Slice, person: number): boolean {
  const { known, past } = record;
  const room = width(known, person) + (past === null ? 0 : width(past, person)) + 1;
  const [first] = slice.keys.values();
  if (first === undefined || person >= slice.start.length || slice.used + room > first.values.length) return false;
  slice.start[person] = slice.used;
  for (const keys of slice.keys.values()) fillPeople(record, slice, keys, person, person + 1, false);
  slice.used = (slice.end[person] ?? 0) + 1; // what is tried behind the last row must not be another person's first
  return true;
}

function emptySlice({ people }: ReadinessRecord, day: number, knownAt: number | null): Slice {
  const room = people.ids.length + 1024;
  return { day, knownAt, used: 0, keys: new Map(), start: new Int32Array(room), end: new Int32Array(room) };
}

/** Puts down the rows of some people that hold on the day: one person's behind the other's, or where they begin already. */
function fillPeople({ known, past }: ReadinessRecord, slice: Slice, keys: Keys, first: number, last: number, isNew: boolean): void {
  const { knownAt } = slice;
  if (knownAt === null) fillRows(known, slice, keys, first, last, isNew);
  else
    for (let person = first; person < last; person += 1) {
      if (isNew) slice.start[person] = slice.used;
      let end = fillKnown(known, slice.day, knownAt, keys, person, slice.start[person] ?? 0);
      if (past !== null) end = fillKnown(past, slice.day, knownAt, keys, person, end);
      slice.end[person] = end;
      if (isNew) slice.used = end;
    }
}

/** Without a branch: each row is put down, and the next one over it where it does not hold on the day. */
function fillRows(timelines: Timelines, slice: Slice, { buckets, values }: Keys, first: number, last: number, isNew: boolean): void {
  const { columns, start, end } = timelines;
  const { competency, code, from, until } = columns;
  const { byCode, byColumn, begin } = buckets;
  const column = columns[buckets.column];
  const { day } = slice;
  let { used } = slice;
  for (let person = first; person < last; person += 1) {
    if (isNew) slice.start[person] = used;
    let at = slice.start[person] ?? 0;
    const stop = end[person] ?? 0;
    for (let row = start[person] ?? 0; row < stop; row += 1) {
      const own = code[row] ?? 0;
      const what = competency[row] ?? 0;
      const bucket = (byCode[own] ?? 0) * (byColumn[(begin[what] ?? 0) + (column[row] ?? 0)] ?? 0);
      values[at] = (((what + 1) * bucketCount + bucket) << 1) | isMandatoryIn(own);
      at += (((from[row] ?? 0) - day - 1) & (day - (until[row] ?? 0) - 1)) >>> 31;
    }
    slice.end[person] = at;
    used = at;
  }
  if (isNew) slice.used = used;
}

/** The same of what was known at an entry. */
function fillKnown(timelines: Timelines, day: number, knownAt: number, keys: Keys, person: number, at: number): number {
  const { columns, start, end } = timelines;
  const { competency, code, from, until, recordedFrom, recordedTo } = columns;
  const { byCode, byColumn, begin, column: name } = keys.buckets;
  const column = columns[name];
  const hasEnds = recordedTo.length > 0;
  const last = end[person] ?? 0;
  let used = at;
  for (let row = start[person] ?? 0; row < last; row += 1) {
    if ((from[row] ?? 0) > day || (until[row] ?? 0) < day || (recordedFrom[row] ?? 0) > knownAt) continue;
    if (hasEnds && (recordedTo[row] ?? 0) <= knownAt) continue;
    const own = code[row] ?? 0;
    const what = competency[row] ?? 0;
    const bucket = (byCode[own] ?? 0) * (byColumn[(begin[what] ?? 0) + (column[row] ?? 0)] ?? 0);
    keys.values[used] = (((what + 1) * bucketCount + bucket) << 1) | isMandatoryIn(own);
    used += 1;
  }
  return used;
}

const widest = ({ known, past }: ReadinessRecord): number => known.used + (past?.used ?? 0);
const width = ({ start, end }: Timelines, person: number): number => (end[person] ?? 0) - (start[person] ?? 0);
