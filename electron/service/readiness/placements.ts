import type { PositionColumns } from '../db/sql/standing-columns';
import { dayNumber, noEnd } from './day-number';

/** Every version of every position, in numbers. */
export interface Positions {
  used: number;
  columns: PositionNumbers;
}

interface PositionNumbers {
  readonly person: Int32Array;
  readonly unit: Int32Array;
  readonly role: Int32Array;
  readonly from: Uint16Array;
  readonly until: Uint16Array;
  /** Entries of the log. */
  readonly recordedFrom: Uint32Array;
  readonly recordedTo: Uint32Array;
}

/** Later than every entry of the log. */
const noEntry = 0xffffffff;

export const emptyPositions = (): Positions => ({ used: 0, columns: numbersOf(1024) });

/** With so many positions, to be written into. */
export const positionsWithRoom = (used: number): Positions => ({ used, columns: numbersOf(used + 1024) });

export function appendPosition(positions: Positions, row: PositionColumns, person: number, unit: number, role: number): void {
  const [, , , from, until, recordedFrom, recordedTo] = row;
  const at = positions.used;
  if (at === positions.columns.person.length) positions.columns = grown(positions.columns, Math.ceil(at * 1.5));
  const { columns } = positions;
  columns.person[at] = person;
  columns.unit[at] = unit;
  columns.role[at] = role;
  columns.from[at] = dayNumber(from);
  columns.until[at] = until === null ? noEnd : dayNumber(until);
  columns.recordedFrom[at] = recordedFrom;
  columns.recordedTo[at] = recordedTo ?? noEntry;
  positions.used = at + 1;
}

/** Takes the positions of some people out. */
export function removePositions(positions: Positions, people: readonly number[]): void {
  const isGone = new Set(people);
  const { person, unit, role, from, until, recordedFrom, recordedTo } = positions.columns;
  let kept = 0;
  for (let at = 0; at < positions.used; at += 1) {
    const one = person[at] ?? 0;
    if (isGone.has(one)) continue;
    person[kept] = one;
    unit[kept] = unit[at] ?? 0;
    role[kept] = role[at] ?? 0;
    from[kept] = from[at] ?? 0;
    until[kept] = until[at] ?? 0;
    recordedFrom[kept] = recordedFrom[at] ?? 0;
    recordedTo[kept] = recordedTo[at] ?? 0;
    kept += 1;
  }
  positions.used = kept;
}

/** Who was placed in which unit and role on a day; by unit, so that the people of one lie beside each other. */
export interface Placements {
  readonly person: Int32Array;
  readonly unit: Int32Array;
  readonly role: Int32Array;
}

/** As known when `knownAt` was the newest entry; null: as known now. */
export function placementsOn(positions: Positions, units: number, day: number, knownAt: number | null): Placements {
  const { used, columns } = positions;
  const { from, until, recordedFrom, recordedTo } = columns;
  const entry = knownAt ?? noEntry - 1;
  const rows = new Int32Array(used);
  const ends = new Int32Array(units);
  let count = 0;
  for (let at = 0; at < used; at += 1) {
    if ((from[at] ?? 0) > day || (until[at] ?? 0) < day || (recordedFrom[at] ?? 0) > entry || (recordedTo[at] ?? 0) <= entry) continue;
    rows[count] = at;
    count += 1;
    const unit = columns.unit[at] ?? 0;
    ends[unit] = (ends[unit] ?? 0) + 1;
  }
  let total = 0;
  for (let unit = 0; unit < units; unit += 1) {
    const size = ends[unit] ?? 0;
    ends[unit] = total; // where it begins; moved on as its people are put in
    total += size;
  }
  const placed = { person: new Int32Array(count), unit: new Int32Array(count), role: new Int32Array(count) };
  for (let index = 0; index < count; index += 1) {
    const at = rows[index] ?? 0;
    const unit = columns.unit[at] ?? 0;
    const to = ends[unit] ?? 0;
    ends[unit] = to + 1;
    placed.person[to] = columns.person[at] ?? 0;
    placed.unit[to] = unit;
    placed.role[to] = columns.role[at] ?? 0;
  }
  return placed;
}

function numbersOf(rows: number): PositionNumbers {
  return {
    person: new Int32Array(rows),
    unit: new Int32Array(rows),
    role: new Int32Array(rows),
    from: new Uint16Array(rows),
    until: new Uint16Array(rows),
    recordedFrom: new Uint32Array(rows),
    recordedTo: new Uint32Array(rows),
  };
}

function grown(old: PositionNumbers, rows: number): PositionNumbers {
  const columns = numbersOf(rows);
  columns.person.set(old.person);
  columns.unit.set(old.unit);
  columns.role.set(old.role);
  columns.from.set(old.from);
  columns.until.set(old.until);
  columns.recordedFrom.set(old.recordedFrom);
  columns.recordedTo.set(old.recordedTo);
  return columns;
}
