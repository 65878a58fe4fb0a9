import type { Sqlite } from '../../vault/open';

/** A row of a standing as the engine takes it: person, competency, from, until, required, held, mandatory, state, ready until, performed on, recorded from and to, whether it is so by a prerequisite, and who judged. */
export type StandingColumns = readonly [
  personId: string,
  competencyId: string,
  from: string,
  until: string | null,
  requiredLevel: number,
  heldLevel: number | null,
  isMandatory: 0 | 1,
  state: string,
  readyUntil: string | null,
  performedOn: string | null,
  recordedFrom: number,
  recordedTo: number | null,
  isByPrerequisite: 0 | 1,
  assessors: string | null,
];

/** Every version of a position: who, where, in which role, on which days, known from which entry up to which. */
export type PositionColumns = readonly [
  personId: string,
  unitId: string,
  roleId: string,
  from: string,
  until: string | null,
  recordedFrom: number,
  recordedTo: number | null,
];

const columnsOf = (recordedTo: string): string =>
  `t.personId, t.competencyId, t.fromDate, t.untilDate, t.requiredLevel, t.heldLevel, t.isMandatory, t.state, t.readyUntil, t.performedOn,
   t.recordedFrom, ${recordedTo}, t.causeKind IS 'prerequisite', t.assessors`;
const ofPosition = 't.personId, t.unitId, t.roleId, t.validFrom, t.validTo, t.recordedFrom, t.recordedTo';

/** All that is known now, or all that was and is no more, person by person. */
export function allStandings(sqlite: Sqlite, which: 'known' | 'past'): IterableIterator<StandingColumns> {
  const from = which === 'known' ? `${columnsOf('NULL')} FROM standing t` : `${columnsOf('t.recordedTo')} FROM standing_past t`;
  return sqlite.prepare<[], StandingColumns>(`SELECT ${from} ORDER BY t.personId, t.competencyId, t.fromDate`).raw().iterate();
}

export function standingsOfPeople(sqlite: Sqlite, which: 'known' | 'past', personIds: readonly string[]): StandingColumns[] {
  const from = which === 'known' ? [columnsOf('NULL'), 'standing'] : [columnsOf('t.recordedTo'), 'standing_past'];
  return sqlite
    .prepare<[string], StandingColumns>(`SELECT ${from[0]} FROM json_each(?) p CROSS JOIN ${from[1]} t ON t.personId = p.value`)
    .raw()
    .all(JSON.stringify(personIds));
}

/** Those that are known now first, by unit. */
export function allPositions(sqlite: Sqlite): IterableIterator<PositionColumns> {
  const ordered = 'ORDER BY t.recordedTo IS NOT NULL, t.unitId, t.personId, t.positionId';
  return sqlite.prepare<[], PositionColumns>(`SELECT ${ofPosition} FROM position t ${ordered}`).raw().iterate();
}

/** Every version of the positions of some people. */
export function positionsOfPeople(sqlite: Sqlite, personIds: readonly string[]): PositionColumns[] {
  return sqlite
    .prepare<[string], PositionColumns>(`SELECT ${ofPosition} FROM json_each(?) p CROSS JOIN position t ON t.personId = p.value`)
    .raw()
    .all(JSON.stringify(personIds));
}

/** The newest entry of the log. */
export function newestEntryOf(sqlite: Sqlite): number {
  return sqlite.prepare<[], number | null>('SELECT MAX(entryNumber) FROM audit_entry').pluck().get() ?? 0;
}

/** By which an entry is known from any other of its number; null: there is none. */
export function hashOfEntry(sqlite: Sqlite, entry: number): string | null {
  return sqlite.prepare<[number], string>('SELECT lower(hex(leafHash)) FROM audit_entry WHERE entryNumber = ?').pluck().get(entry) ?? null;
}

/** Whose standings or positions entries after one have changed. */
export function peopleChangedAfter(sqlite: Sqlite, entry: number): string[] {
  return sqlite.prepare<[number], string>('SELECT DISTINCT personId FROM standing_change WHERE entryNumber > ?').pluck().all(entry);
}

/** Whether there are more than so many standings. */
export function hasMoreStandingsThan(sqlite: Sqlite, rows: number): boolean {
  return sqlite.prepare<[number], number>('SELECT 1 FROM standing LIMIT 1 OFFSET ?').pluck().get(rows) === 1;
}
