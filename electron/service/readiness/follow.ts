import {
  allPositions,
  allStandings,
  newestEntryOf,
  peopleChangedAfter,
  positionsOfPeople,
  standingsOfPeople,
  type PositionColumns,
  type StandingColumns,
} from '../db/sql/standing-columns';
import type { Sqlite } from '../vault/open';
import { appendPosition, emptyPositions, removePositions } from './placements';
import { assessorsNumber, emptyNames, numberOf, type CompetenciesOfUnit, type ReadinessRecord } from './record';
import { forgetMeasure, patchSlices } from './slices';
import { appendRow, beginPerson, emptyTimelines, pack, type Timelines } from './timelines';

/** Reads what was recorded since it was last asked, in a snapshot of the record; all of it, where nothing was read yet. */
export function follow(record: ReadinessRecord, sqlite: Sqlite): void {
  const entry = newestEntryOf(sqlite);
  if (entry === record.entry && record.people.ids.length > 0) return;
  const changed = record.entry === 0 ? null : peopleChangedAfter(sqlite, record.entry);
  record.unpacked += changed === null ? Infinity : changed.length;
  if (changed === null || changed.length > record.people.ids.length / 4 + 100) loadAll(record, sqlite);
  else if (changed.length > 0) replacePeople(record, sqlite, changed);
  record.entry = entry;
}

/** Reads what was known once, so that it can be asked for. */
export function rememberPast(record: ReadinessRecord, sqlite: Sqlite): void {
  if (record.past !== null) return;
  record.past = loaded(record, sqlite, 'past');
  markCompetencies(record, record.past, null);
}

function loadAll(record: ReadinessRecord, sqlite: Sqlite): void {
  record.people = emptyNames();
  record.competenciesOf = [];
  readRows(record, sqlite);
  record.past = null;
  markCompetencies(record, record.known, null);
  record.placements.clear();
  record.slices.clear();
}

/** Reads every position and what is known now of every standing, under the numbers that names have already. */
export function readRows(record: ReadinessRecord, sqlite: Sqlite): void {
  record.positions = emptyPositions();
  for (const row of allPositions(sqlite)) addPosition(record, row);
  record.known = loaded(record, sqlite, 'known');
}

function loaded(record: ReadinessRecord, sqlite: Sqlite, which: 'known' | 'past'): Timelines {
  const timelines = emptyTimelines(which === 'past');
  let [id, person] = ['', -1];
  for (const row of allStandings(sqlite, which)) {
    if (row[0] !== id) {
      id = row[0];
      person = numberOf(record.people, id);
      beginPerson(timelines, person);
    }
    appendRow(timelines, person, numberOf(record.competencies, row[1]), assessorsNumber(record, row[13]), row);
  }
  pack(timelines, record.people.ids.length);
  return timelines;
}

function replacePeople(record: ReadinessRecord, sqlite: Sqlite, changed: readonly string[]): void {
  const people = changed.map((id) => numberOf(record.people, id));
  const [competencies, assessors] = [record.competencies.ids.length, record.assessors.ids.length];
  replaceRows(record, record.known, people, standingsOfPeople(sqlite, 'known', changed));
  if (record.past !== null) replaceRows(record, record.past, people, standingsOfPeople(sqlite, 'past', changed));
  removePositions(record.positions, people);
  for (const row of positionsOfPeople(sqlite, changed)) addPosition(record, row);
  markCompetencies(record, record.known, people);
  if (record.past !== null) markCompetencies(record, record.past, people);
  record.placements.clear();
  if (record.competencies.ids.length > competencies) record.slices.clear(); // their numbers may be too narrow
  if (record.assessors.ids.length > assessors) forgetMeasure(record, 'assessors'); // made for those who were known
  patchSlices(record, people);
}

function replaceRows(record: ReadinessRecord, timelines: Timelines, people: readonly number[], rows: readonly StandingColumns[]): void {
  const rowsOf = new Map<number, StandingColumns[]>(people.map((person) => [person, []]));
  for (const row of rows) rowsOf.get(numberOf(record.people, row[0]))?.push(row);
  for (const [person, own] of rowsOf) {
    beginPerson(timelines, person);
    for (const row of own) appendRow(timelines, person, numberOf(record.competencies, row[1]), assessorsNumber(record, row[13]), row);
  }
  if (timelines.waste > 4096 && timelines.waste > timelines.used / 16) pack(timelines, record.people.ids.length);
}

function addPosition(record: ReadinessRecord, row: PositionColumns): void {
  const { people, units, roles, positions } = record;
  appendPosition(positions, row, numberOf(people, row[0]), numberOf(units, row[1]), numberOf(roles, row[2]));
}

/** Notes of the units that people, or all, were ever placed in which competencies these people have rows of. */
export function markCompetencies(record: ReadinessRecord, { columns, start, end }: Timelines, people: readonly number[] | null): void {
  const only = people === null ? null : new Set(people);
  const competencies = record.competencies.ids.length;
  for (let at = 0; at < record.positions.used; at += 1) {
    const person = record.positions.columns.person[at] ?? 0;
    if (only?.has(person) === false) continue;
    const { isIn } = unitAt(record, record.positions.columns.unit[at] ?? 0, competencies);
    const last = end[person] ?? 0;
    for (let row = start[person] ?? 0; row < last; row += 1) isIn[columns.competency[row] ?? 0] = 1;
  }
}

/** What is noted of a unit, with room for so many competencies, to be written into. */
function unitAt({ competenciesOf }: ReadinessRecord, unit: number, competencies: number): CompetenciesOfUnit {
  const found = competenciesOf[unit];
  if (found !== undefined && found.isIn.length >= competencies) {
    found.listed = null;
    return found;
  }
  const isIn = new Uint8Array(competencies + 16);
  if (found !== undefined) isIn.set(found.isIn);
  const made = { isIn, listed: null };
  competenciesOf[unit] = made;
  return made;
}
