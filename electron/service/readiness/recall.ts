import { randomInt } from 'node:crypto';
import { hashOfEntry, newestEntryOf, positionsOfPeople, standingsOfPeople } from '../db/sql/standing-columns';
import type { Sqlite } from '../vault/open';
import { follow, markCompetencies } from './follow';
import { positionParts, readPack, standingParts, writePack } from './pack-file';
import { appendPosition, emptyPositions, positionsWithRoom } from './placements';
import { assessorsNumber, emptyNames, emptyRecord, numberOf, type Names, type ReadinessRecord } from './record';
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

function takePack(record: ReadinessRecord, sqlite: Sqlite, file: string, key: Uint8Array): boolean {
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
  return (
    linesOf(Object.values(known.columns), 0, known.used) ===
      linesOf(Object.values(record.known.columns), record.known.start[person] ?? 0, record.known.end[person] ?? 0) &&
    linesOf(Object.values(positions.columns), 0, positions.used) === placesOf(record, person)
  );
}

function placesOf({ positions }: ReadinessRecord, person: number): string {
  const columns = Object.values(positions.columns);
  const lines: string[] = [];
  for (let at = 0; at < positions.used; at += 1) if (positions.columns.person[at] === person) lines.push(lineOf(columns, at));
  return lines.toSorted().join('\n');
}

type Numbers = Readonly<Record<number, number>>;

function linesOf(columns: readonly Numbers[], from: number, to: number): string {
  return Array.from({ length: to - from }, (_, index) => lineOf(columns, from + index))
    .toSorted()
    .join('\n');
}

const lineOf = (columns: readonly Numbers[], at: number): string => columns.map((column) => column[at] ?? '').join(' ');

const namesOf = (ids: string[]): Names => ({ ...emptyNames(), ids, numbers: new Map(ids.map((id, index) => [id, index])) });
