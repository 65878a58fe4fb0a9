import { sql, type RawBuilder } from 'kysely';
import type { QualificationEventRow, QualificationEventVoidRow } from '../event-schema';
import { insertRows } from '../insert-rows';
import type { Reader, Tx } from '../schema';
import { isOn } from './framework-items';
import { competenciesAskedBy } from './linked-terms';
import { unitsBelow } from './organisation';
import { peopleOfCompetencies } from './people-of-competency';

export interface KnownEvent extends QualificationEventRow {
  readonly voidReason: string | null;
  readonly voidedBy: string | null;
}

/** Every event, the latest day first; voided ones stay in the list. */
export async function qualificationEvents(db: Reader): Promise<KnownEvent[]> {
  return known(db).orderBy('e.happenedOn', 'desc').orderBy('e.entryNumber', 'desc').execute();
}

export async function qualificationEventById(db: Reader, eventId: string): Promise<KnownEvent | undefined> {
  return known(db).where('e.eventId', '=', eventId).executeTakeFirst();
}

const known = (db: Reader) =>
  db
    .selectFrom('qualification_event as e')
    .leftJoin('qualification_event_void as v', 'v.eventId', 'e.eventId')
    .selectAll('e')
    .select(['v.reason as voidReason', 'v.voidedBy']);

export async function insertQualificationEvent(tx: Tx, row: QualificationEventRow): Promise<void> {
  await insertRows(tx, 'qualification_event', [row]);
}

export async function voidQualificationEvent(tx: Tx, row: QualificationEventVoidRow): Promise<void> {
  await insertRows(tx, 'qualification_event_void', [row]);
}

/** The kinds that rules of a day name, of competencies or of clauses, each once. */
export async function eventKindsOn(db: Reader, day: string): Promise<string[]> {
  const { rows } = await naming(sql`i.isRetired = 0 AND ${isOn('i', day)}`).execute(db);
  return [...new Set(rows.map(({ kind }) => kind))].toSorted((a, b) => a.localeCompare(b));
}

/** The competencies that a kind ever ends, by rules of their own or of clauses they are linked to; of pilots as well. */
export async function competenciesEndedBy(db: Reader, kind: string): Promise<string[]> {
  const { rows } = await naming(sql`e.value = ${kind}`).execute(db);
  const clauses = rows.filter(({ of }) => of === 'clause').map(({ itemId }) => itemId);
  const own = rows.filter(({ of }) => of === 'competency').map(({ itemId }) => itemId);
  return [...new Set([...own, ...(await competenciesAskedBy(db, clauses))])];
}

const naming = (isWanted: RawBuilder<unknown>) => sql<{ kind: string; itemId: string; of: string }>`
  SELECT e.value AS kind, i.itemId, i.kind AS "of"
  FROM framework_item i, json_each(i.content, '$.validity.rules') r, json_each(r.value, '$.rule.events') e
  WHERE i.kind = 'competency' AND i.recordedTo IS NULL AND ${isWanted}
  UNION SELECT e.value, i.itemId, i.kind FROM framework_item i, json_each(i.content, '$.validity.events') e
  WHERE i.kind = 'clause' AND i.recordedTo IS NULL AND ${isWanted}`;

/** The competencies that a task needs on a day. */
export async function competenciesOfTask(db: Reader, taskId: string, day: string): Promise<string[]> {
  const { rows } = await sql<{ toId: string }>`
    SELECT DISTINCT i.toId FROM framework_item i
    WHERE i.fromId = ${taskId} AND i.kind = 'link' AND i.content ->> '$.relation' = 'taskCompetency' AND i.isRetired = 0 AND ${isOn('i', day)}
      AND i.validFrom <= ${day}`.execute(db);
  return rows.map(({ toId }) => toId);
}

/** Whose standing an event can change in some competencies. */
export async function peopleConcernedBy(
  db: Reader,
  { scope, personId, unitId, happenedOn }: Pick<QualificationEventRow, 'scope' | 'personId' | 'unitId' | 'happenedOn'>,
  competencyIds: readonly string[],
): Promise<string[]> {
  if (competencyIds.length === 0) return [];
  if (scope === 'person') return personId === null ? [] : [personId];
  if (unitId === null) return peopleOfCompetencies(db, competencyIds);
  const units = await unitsBelow(db, [unitId], happenedOn);
  const { rows } = await sql<{ personId: string }>`
    SELECT DISTINCT personId FROM position WHERE recordedTo IS NULL AND unitId IN (SELECT value FROM json_each(${JSON.stringify(units)}))
      AND validFrom <= ${happenedOn} AND (validTo IS NULL OR validTo >= ${happenedOn})`.execute(db);
  return rows.map((row) => row.personId);
}
