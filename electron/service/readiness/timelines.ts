import { standingStates } from '../../../shared/domain/state';
import type { StandingColumns } from '../db/sql/standing-columns';
import { dayNumber, noDay, noEnd } from './day-number';

/**
 * Rows of standings as columns of numbers. The rows of one person lie beside each other, from `start` up to `end`; what a person's
 * rows were before they changed is left behind as waste until the columns are packed.
 */
export interface Timelines {
  used: number;
  waste: number;
  columns: Columns;
  start: Int32Array;
  end: Int32Array;
}

/** Sixteen bits wherever they do: a scan is as fast as its bytes are few. Days are those of `dayNumber`. */
export interface Columns {
  readonly competency: Uint16Array<ArrayBuffer>;
  /** State, levels and whether it is mandatory, as a look of packed standings has them; the bit above: whether it is so by a prerequisite. */
  readonly code: Uint16Array<ArrayBuffer>;
  readonly from: Uint16Array<ArrayBuffer>;
  readonly until: Uint16Array<ArrayBuffer>;
  readonly readyUntil: Uint16Array<ArrayBuffer>;
  readonly performedOn: Uint16Array<ArrayBuffer>;
  /** Who judged what it rests on, as the record numbers them; 0: nobody is known. */
  readonly assessors: Uint16Array<ArrayBuffer>;
  /** Entries of the log. */
  readonly recordedFrom: Uint32Array<ArrayBuffer>;
  /** Empty where nothing has an end: of what is known now. */
  readonly recordedTo: Uint32Array<ArrayBuffer>;
}

/** How many codes there are. */
export const codeCount = 1 << 14;

export const mandatoryBit = 1 << 12;
const prerequisiteBit = 1 << 13;
const stateIndex = new Map<string, number>(standingStates.map((state, index) => [state, index]));

export const stateIn = (code: number): number => code & 15;
export const isMandatoryIn = (code: number): number => (code >> 12) & 1;
export const isByPrerequisiteIn = (code: number): 0 | 1 => ((code & prerequisiteBit) === 0 ? 0 : 1);
export const requiredIn = (code: number): number => (code >> 4) & 15;
/** -1: nothing. */
export const heldIn = (code: number): number => ((code >> 8) & 15) - 1;

export function emptyTimelines(hasEnds: boolean): Timelines {
  return { used: 0, waste: 0, columns: columnsOf(1024, hasEnds), start: new Int32Array(0), end: new Int32Array(0) };
}

/** With so many rows of what is known now, and of so many people, to be written into, and a little room for more. */
export function timelinesWithRoom(rows: number, people: number): Timelines {
  const [start, end] = [new Int32Array(people + 1024), new Int32Array(people + 1024)];
  return { used: rows, waste: 0, columns: columnsOf(roomFor(rows), false), start, end };
}

/** Forgets a person's rows; those that are appended next are theirs. */
export function beginPerson(timelines: Timelines, person: number): void {
  if (person >= timelines.start.length) makeRoomFor(timelines, Math.max(1024, Math.ceil((person + 1) * 1.25)));
  timelines.waste += (timelines.end[person] ?? 0) - (timelines.start[person] ?? 0);
  timelines.start[person] = timelines.used;
  timelines.end[person] = timelines.used;
}

/** Appends a row of the person who was begun last. */
export function appendRow(timelines: Timelines, person: number, competency: number, assessors: number, row: StandingColumns): void {
  const [
    ,
    ,
    from,
    until,
    requiredLevel,
    heldLevel,
    isMandatory,
    state,
    readyUntil,
    performedOn,
    recordedFrom,
    recordedTo,
    isByPrerequisite,
  ] = row;
  const at = timelines.used;
  if (at === timelines.columns.code.length) timelines.columns = grown(timelines.columns, Math.ceil(at * 1.25));
  const { columns } = timelines;
  if (competency > 0xffff) throw new RangeError('too many competencies');
  columns.competency[at] = competency;
  columns.code[at] = codeOf(state, isMandatory === 1, requiredLevel, heldLevel) | (isByPrerequisite === 1 ? prerequisiteBit : 0);
  columns.from[at] = dayNumber(from);
  columns.until[at] = until === null ? noEnd : dayNumber(until);
  columns.readyUntil[at] = readyUntil === null ? noEnd : dayNumber(readyUntil);
  columns.performedOn[at] = performedOn === null ? noDay : dayNumber(performedOn);
  columns.assessors[at] = assessors;
  columns.recordedFrom[at] = recordedFrom;
  if (columns.recordedTo.length > 0) columns.recordedTo[at] = recordedTo ?? 0;
  timelines.used = at + 1;
  timelines.end[person] = at + 1;
}

/** Lays the rows out person by person in the order of their numbers, without waste and with a little room for what comes. */
export function pack(timelines: Timelines, people: number): void {
  const { start, end, columns: old, used, waste } = timelines;
  const rows = used - waste;
  const columns = columnsOf(roomFor(rows), old.recordedTo.length > 0);
  const starts = new Int32Array(people + 1024);
  const ends = new Int32Array(people + 1024);
  let at = 0;
  for (let person = 0; person < people; person += 1) {
    starts[person] = at;
    at += (end[person] ?? 0) - (start[person] ?? 0);
    ends[person] = at;
  }
  const moves: Moves = { start, end, starts, people };
  move(old.competency, columns.competency, moves);
  move(old.code, columns.code, moves);
  move(old.from, columns.from, moves);
  move(old.until, columns.until, moves);
  move(old.readyUntil, columns.readyUntil, moves);
  move(old.performedOn, columns.performedOn, moves);
  move(old.assessors, columns.assessors, moves);
  move(old.recordedFrom, columns.recordedFrom, moves);
  if (old.recordedTo.length > 0) move(old.recordedTo, columns.recordedTo, moves);
  Object.assign(timelines, { used: at, waste: 0, columns, start: starts, end: ends } satisfies Timelines);
}

/** Bytes that the columns take. */
export function bytesOf({ columns, start, end }: Timelines): number {
  return [...Object.values<{ readonly byteLength: number }>({ ...columns }), start, end].reduce((sum, one) => sum + one.byteLength, 0);
}

function codeOf(state: string, isMandatory: boolean, requiredLevel: number, heldLevel: number | null): number {
  const index = stateIndex.get(state);
  if (index === undefined) throw new RangeError('there is no such state');
  const held = (heldLevel ?? -1) + 1;
  if (requiredLevel < 0 || requiredLevel > 15 || held < 0 || held > 15) throw new RangeError('there is no such level');
  return index | (isMandatory ? mandatoryBit : 0) | (requiredLevel << 4) | (held << 8);
}

interface Moves {
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly starts: Int32Array;
  readonly people: number;
}

function move(from: Uint16Array | Uint32Array, into: Uint16Array | Uint32Array, { start, end, starts, people }: Moves): void {
  for (let person = 0; person < people; person += 1) {
    const last = end[person] ?? 0;
    let to = starts[person] ?? 0;
    for (let row = start[person] ?? 0; row < last; row += 1) {
      into[to] = from[row] ?? 0;
      to += 1;
    }
  }
}

const roomFor = (rows: number): number => rows + 4096 + (rows >> 6);

function columnsOf(rows: number, hasEnds: boolean): Columns {
  return {
    competency: new Uint16Array(rows),
    code: new Uint16Array(rows),
    from: new Uint16Array(rows),
    until: new Uint16Array(rows),
    readyUntil: new Uint16Array(rows),
    performedOn: new Uint16Array(rows),
    assessors: new Uint16Array(rows),
    recordedFrom: new Uint32Array(rows),
    recordedTo: new Uint32Array(hasEnds ? rows : 0),
  };
}

function grown(old: Columns, rows: number): Columns {
  const columns = columnsOf(rows, old.recordedTo.length > 0);
  columns.competency.set(old.competency);
  columns.code.set(old.code);
  columns.from.set(old.from);
  columns.until.set(old.until);
  columns.readyUntil.set(old.readyUntil);
  columns.performedOn.set(old.performedOn);
  columns.assessors.set(old.assessors);
  columns.recordedFrom.set(old.recordedFrom);
  columns.recordedTo.set(old.recordedTo);
  return columns;
}

function makeRoomFor(timelines: Timelines, people: number): void {
  const [start, end] = [new Int32Array(people), new Int32Array(people)];
  start.set(timelines.start);
  end.set(timelines.end);
  Object.assign(timelines, { start, end });
}
