import type { PackedStandings } from '../../../shared/domain/packed-standings';
import type { Sqlite } from '../vault/open';
import { dayNumber, daysSince1970, noEnd } from './day-number';
import { rememberPast } from './follow';
import type { ReadinessRecord } from './record';
import { isMandatoryIn, mandatoryBit, type Timelines } from './timelines';

/** Whose standings in what are asked for, in the order of the answer. Whoever nobody knows has none. */
export interface AskedCells {
  readonly day: string;
  /** As known when this was the newest entry of the log; null: as known now. */
  readonly knownAt: number | null;
  readonly personIds: readonly string[];
  readonly competencyIds: readonly string[];
  readonly mandatoryOnly: boolean;
}

/** How people stand in competencies on a day, one by one; a column is the place of a competency among those asked for. */
export function cellsOf(record: ReadinessRecord, sqlite: Sqlite, asked: AskedCells): PackedStandings {
  if (asked.knownAt !== null) rememberPast(record, sqlite);
  const { known, past } = record;
  const of: Wanted = { ...asked, day: dayNumber(asked.day), columnOf: columnsOf(record, asked.competencyIds) };
  const people = asked.personIds.map((id) => record.people.numbers.get(id) ?? -1);
  const starts = new Uint32Array(people.length + 1);
  const room = people.reduce((sum, person) => sum + width(known, person) + (past === null ? 0 : width(past, person)), 0);
  const into: Found = { columns: new Uint16Array(room), looks: new Uint16Array(room), lastDays: new Uint16Array(room), used: 0 };
  for (const [index, person] of people.entries()) {
    take(known, person, of, into);
    if (past !== null && of.knownAt !== null) take(past, person, of, into);
    starts[index + 1] = into.used;
  }
  const { columns, looks, lastDays, used } = into;
  return { starts, columns: columns.slice(0, used), looks: looks.slice(0, used), lastDays: lastDays.slice(0, used) };
}

interface Wanted extends Pick<AskedCells, 'knownAt' | 'mandatoryOnly'> {
  readonly day: number;
  /** -1: not asked for. */
  readonly columnOf: Int32Array;
}

interface Found {
  readonly columns: Uint16Array<ArrayBuffer>;
  readonly looks: Uint16Array<ArrayBuffer>;
  readonly lastDays: Uint16Array<ArrayBuffer>;
  used: number;
}

function columnsOf({ competencies }: ReadinessRecord, ids: readonly string[]): Int32Array {
  const columnOf = new Int32Array(competencies.ids.length).fill(-1);
  for (const [column, id] of ids.entries()) {
    const number = competencies.numbers.get(id);
    if (number !== undefined) columnOf[number] = column;
  }
  return columnOf;
}

function take({ columns, start, end }: Timelines, person: number, of: Wanted, into: Found): void {
  const { competency, code, from, until, readyUntil, recordedFrom, recordedTo } = columns;
  const { day, knownAt, columnOf, mandatoryOnly } = of;
  const last = end[person] ?? 0;
  for (let row = start[person] ?? 0; row < last; row += 1) {
    if ((from[row] ?? 0) > day || (until[row] ?? 0) < day) continue;
    if (knownAt !== null && ((recordedFrom[row] ?? 0) > knownAt || (recordedTo.length > 0 && (recordedTo[row] ?? 0) <= knownAt))) continue;
    const look = code[row] ?? 0;
    const column = columnOf[competency[row] ?? 0] ?? -1;
    if (column < 0 || (mandatoryOnly && isMandatoryIn(look) === 0)) continue;
    const ends = readyUntil[row] ?? noEnd;
    into.columns[into.used] = column;
    into.looks[into.used] = look & lookBits;
    into.lastDays[into.used] = ends === noEnd ? 0 : Math.max(1, daysSince1970(ends));
    into.used += 1;
  }
}

/** Of a code what a look has of it. */
const lookBits = (mandatoryBit << 1) - 1;

const width = ({ start, end }: Timelines, person: number): number => (end[person] ?? 0) - (start[person] ?? 0);
