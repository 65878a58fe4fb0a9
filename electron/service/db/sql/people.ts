import { sql, type RawBuilder } from 'kysely';
import { readyStates, severityOrder, type StandingState } from '../../../../shared/domain/state';
import type { PersonRow } from '../core-schema';
import type { Reader } from '../schema';
import { isOn } from './framework-items';
import { holdsOn } from './standings';

/** Everybody known, whether employed or not. */
export async function allPersons(db: Reader): Promise<PersonRow[]> {
  return db.selectFrom('person').select(personColumns).where('recordedTo', 'is', null).orderBy('employeeNumber').execute();
}

export async function personByNumber(db: Reader, employeeNumber: string): Promise<PersonRow | undefined> {
  return db
    .selectFrom('person')
    .select(personColumns)
    .where('employeeNumber', '=', employeeNumber)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
}

/** Other records of the same person, which are read under this one. */
export async function personsMergedInto(db: Reader, personId: string): Promise<PersonRow[]> {
  return db
    .selectFrom('person')
    .select(personColumns)
    .where('mergedIntoId', '=', personId)
    .where('recordedTo', 'is', null)
    .orderBy('employeeNumber')
    .execute();
}

export async function personById(db: Reader, personId: string): Promise<PersonRow | undefined> {
  return db.selectFrom('person').select(personColumns).where('personId', '=', personId).where('recordedTo', 'is', null).executeTakeFirst();
}

export async function personsById(db: Reader, personIds: readonly string[]): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    SELECT ${sql.join(personColumns.map((column) => sql.ref(column)))} FROM person
    WHERE personId IN (SELECT value FROM json_each(${JSON.stringify(personIds)})) AND recordedTo IS NULL`.execute(db);
  return rows;
}

/** Whether the person of a column has not left by a day: whoever left owes nothing, though a position of theirs be open. */
export const isEmployed = (column: string, day: string): RawBuilder<boolean> => sql<boolean>`COALESCE((
  SELECT MAX(COALESCE(e.validTo, '9999')) >= ${day} FROM employment e WHERE e.personId = ${sql.ref(column)} AND e.recordedTo IS NULL), 1)`;

export interface ReadinessRow {
  readonly personId: string;
  readonly required: number;
  readonly ready: number;
  readonly worst: StandingState;
}

/** How many requirements each person has on a day, how many are met, and the worst state; people without a requirement have no row. */
export async function readinessOn(db: Reader, day: string, personIds: readonly string[] | 'all'): Promise<ReadinessRow[]> {
  const chosen = personIds === 'all' ? sql`1` : sql`personId IN (SELECT value FROM json_each(${JSON.stringify(personIds)}))`;
  const { rows } = await sql<{ personId: string; required: number; ready: number; severity: number }>`
    SELECT personId, COUNT(*) AS required, SUM(state IN (${sql.join([...readyStates])})) AS ready, MIN(${severity}) AS severity
    FROM standing WHERE ${holdsOn(day)} AND ${chosen} AND state <> 'notRequired' GROUP BY personId`.execute(db);
  return rows.map(({ severity: rank, ...row }) => ({ ...row, worst: severityOrder[rank] ?? 'notRequired' }));
}

/** Where a state stands in the order of severity, as SQL. */
const severity = sql`CASE state ${sql.join(
  severityOrder.map((state, rank) => sql`WHEN ${sql.lit(state)} THEN ${sql.lit(rank)}`),
  sql` `,
)} END`;

export interface PersonStandingRow {
  readonly competencyId: string;
  readonly code: string;
  readonly title: string;
  readonly scaleId: string;
  readonly requiredLevel: number;
  readonly heldLevel: number | null;
  readonly state: StandingState;
  readonly untilDate: string | null;
  readonly readyUntil: string | null;
  readonly isMandatory: 0 | 1;
}

/** A person's standings on a day, worst first, in the words of the pilots that they are under. */
export async function standingsOf(db: Reader, personId: string, day: string, pilots: readonly string[]): Promise<PersonStandingRow[]> {
  const { rows } = await sql<PersonStandingRow>`
    SELECT standing.competencyId, c.code, c.title, c.content ->> '$.scaleId' AS scaleId, requiredLevel, heldLevel, state, untilDate, readyUntil, isMandatory
    FROM standing
    JOIN framework_item c ON c.itemId = standing.competencyId AND ${isOn('c', day, pilots)}
    WHERE standing.personId = ${personId} AND ${holdsOn(day)}
    ORDER BY ${severity}, c.code`.execute(db);
  return rows;
}

const personColumns = [
  'personId',
  'employeeNumber',
  'givenName',
  'familyName',
  'email',
  'managerPersonId',
  'location',
  'sourceBatchId',
  'mergedIntoId',
] as const;
