import { randomInt } from 'node:crypto';
import { hashOfEntry, newestEntryOf, positionsOfPeople, standingsOfPeople } from '../db/sql/standing-columns';
import type { Sqlite } from '../vault/open';
import { follow, markCompetencies } from './follow';
import { positionParts, readPack, standingParts, writePack } from './pack-file';
import { appendPosition, emptyPositions, positionsWithRoom } from './placements';
import { assessorsNumber, emptyNames, emptyRecord, numberOf, type Names, type ReadinessRecord } from './record';
import { areSame, type Stretch } from './same-columns';
import { appendRow, beginPerson, emptyTimelines, pack, timelinesWithRoom } from './timelines';

/** How many people are read from the record again whenever columns are taken from a file. */
const tried = 100;

/**
 * Takes the columns from the file where they are of this very record, and reads what was recorded since. Some people, whom nobody
 * can guess, are held against the record: where one of them differs, nothing of the file is believed.
 */
export function recall(record: ReadinessRecord, sqlite: Sqlite, file: string, key: Uint8Array): void {
  if (!takePack(record, sqlite, file, key)) return;
  follow(record, sqlite);
  const { ids } = record.people;
  const some = Array.from({ length: Math.min(tried, ids.length) }, () => randomInt(ids.length));
  if (!some.every((person) => isAsRecorded(record, sqlite, person))) Object.assign(record, emptyRecord());
}

/** Writes the columns as they are now. */
export function remember(record: ReadinessRecord, sqlite: Sqlite, file: string, key: Uint8Array): void {
  const entryHash = hashOfEntry(sqlite, record.entry);
  if (entryHash === null) return;
  if (record.known.waste > 0) pack(record.known, record.people.ids.length);
  writePack(file, key, record, entryHash);
}

/** Takes the columns from the file; false, and nothing taken, where they are not of this very record. */
export function takePack(record: ReadinessRecord, sqlite: Sqlite, file: string, key: Uint8Array): boolean {
  const found = readPack(file, key);
  if (found === null) return false;
  const { head, take } = found;
  // A record that was restored has other entries under the same numbers, or none.
  if (head.entry > newestEntryOf(sqlite) || head.entryHash !== hashOfEntry(sqlite, head.entry)) return false;
  const people = head.people.length;
  const known = timelinesWithRoom(head.rows, people);
  for (const column of [known.start, known.end]) take(column.subarray(0, people));
  for (const column of standingParts(known.columns, head.rows)) take(column);
  const positions = positionsWithRoom(head.positions);
  for (const column of positionParts(positions)) take(column);
  const names = {
    people: namesOf(head.people),
    competencies: namesOf(head.competencies),
    units: namesOf(head.units),
    roles: namesOf(head.roles),
    assessors: namesOf(head.assessors),
  };
  Object.assign(record, { ...emptyRecord(), ...names, entry: head.entry, known, positions });
  markCompetencies(record, known, null);
  return true;
}

/** Whether what the columns have of a person is what the record has. */
function isAsRecorded(record: ReadinessRecord, sqlite: Sqlite, person: number): boolean {
  const id = record.people.ids[person] ?? '';
  const known = emptyTimelines(false);
  beginPerson(known, 0);
  for (const row of standingsOfPeople(sqlite, 'known', [id])) {
    appendRow(known, 0, numberOf(record.competencies, row[1]), assessorsNumber(record, row[13]), row);
  }
  const positions = emptyPositions();
  for (const row of positionsOfPeople(sqlite, [id]))
    appendPosition(positions, row, person, numberOf(record.units, row[1]), numberOf(record.roles, row[2]));
  const { start, end, columns } = record.known;
  const kept = { columns: Object.values(columns), from: start[person] ?? 0, to: end[person] ?? 0 };
  const told = { columns: Object.values(known.columns), from: 0, to: known.used };
  const places = { columns: Object.values(positions.columns), from: 0, to: positions.used };
  return areSame(kept, told) && areSame(placesOf(record, person), places);
}

/** The positions of one person, taken out of all. */
function placesOf({ positions }: ReadinessRecord, person: number): Stretch {
  const own: number[] = [];
  for (let at = 0; at < positions.used; at += 1) if (positions.columns.person[at] === person) own.push(at);
  const columns = Object.values(positions.columns).map((column) => own.map((at) => column[at] ?? 0));
  return { columns, from: 0, to: own.length };
}

const namesOf = (ids: string[]): Names => ({ ...emptyNames(), ids, numbers: new Map(ids.map((id, index) => [id, index])) });
