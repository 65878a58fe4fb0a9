import { sql } from 'kysely';
import type { SupervisedWorkRow, SupervisedWorkVoidRow } from '../authority-schema';
import { insertRows } from '../insert-rows';
import { listed, prepared, type Given } from '../prepared-query';
import type { Reader, Tx } from '../schema';
import { isOn } from './framework-items';

/** A span of supervised work that stands. */
export type StandingWork = Pick<SupervisedWorkRow, 'workId' | 'personId' | 'taskId' | 'supervisorPersonId' | 'fromAt' | 'toAt'>;

const isVoid = sql`EXISTS (SELECT 1 FROM supervised_work_void v WHERE v.workId = w.workId)`;

const between = prepared(
  (_db, given: Given<{ supervisorPersonId: string; fromAt: string; toAt: string }>) => sql<StandingWork>`
  SELECT w.workId, w.personId, w.taskId, w.supervisorPersonId, w.fromAt, w.toAt FROM supervised_work w
  WHERE w.supervisorPersonId = ${given('supervisorPersonId')} AND w.fromAt < ${given('toAt')} AND w.toAt > ${given('fromAt')} AND NOT ${isVoid}`,
);

/** Whom somebody supervised at some moment of a span, as far as it stands. */
export async function supervisedBetween(
  db: Reader,
  span: Pick<StandingWork, 'supervisorPersonId' | 'fromAt' | 'toAt'>,
): Promise<StandingWork[]> {
  const { supervisorPersonId, fromAt, toAt } = span;
  return between(db, { supervisorPersonId, fromAt, toAt });
}

const lastDay = prepared(
  (_db, given: Given<{ personId: string; otherId: string; competencyId: string; since: string; day: string }>) => sql<{
    readonly workedOn: string;
  }>`
  SELECT w.workedOn FROM supervised_work w
  WHERE w.personId = ${given('personId')} AND w.supervisorPersonId = ${given('otherId')} AND w.workedOn >= ${given('since')} AND w.workedOn <= ${given('day')}
    AND NOT ${isVoid} AND EXISTS (SELECT 1 FROM framework_item l
      WHERE l.fromId = w.taskId AND l.toId = ${given('competencyId')} AND l.kind = 'link' AND l.content ->> '$.relation' = 'taskCompetency'
        AND l.isRetired = 0 AND ${isOn('l', sql.ref('w.workedOn'))} AND l.validFrom <= w.workedOn)
  ORDER BY w.workedOn DESC LIMIT 1`,
);

/** The last day, since another and up to one, on which somebody supervised a person's work in a task that a competency is needed for; null: none. */
export async function lastSupervisedOn(
  db: Reader,
  asked: {
    readonly personId: string;
    readonly otherId: string;
    readonly competencyId: string;
    readonly since: string;
    readonly day: string;
  },
): Promise<string | null> {
  return (await lastDay(db, asked))[0]?.workedOn ?? null;
}

export interface ShownWorkRow extends SupervisedWorkRow {
  readonly voidReason: string | null;
  readonly voidedBy: string | null;
}

/** What somebody did under supervision, or supervised, newest first; voided records stay in the list. */
export async function supervisedWorkOf(db: Reader, personIds: readonly string[]): Promise<ShownWorkRow[]> {
  return db
    .selectFrom('supervised_work as w')
    .leftJoin('supervised_work_void as v', 'v.workId', 'w.workId')
    .selectAll('w')
    .select(['v.reason as voidReason', 'v.voidedBy'])
    .where((eb) => eb.or([eb('w.personId', 'in', personIds), eb('w.supervisorPersonId', 'in', personIds)]))
    .orderBy('w.fromAt', 'desc')
    .orderBy('w.workId')
    .execute();
}

export async function workById(db: Reader, workId: string): Promise<ShownWorkRow | undefined> {
  return db
    .selectFrom('supervised_work as w')
    .leftJoin('supervised_work_void as v', 'v.workId', 'w.workId')
    .selectAll('w')
    .select(['v.reason as voidReason', 'v.voidedBy'])
    .where('w.workId', '=', workId)
    .executeTakeFirst();
}

export async function insertSupervisedWork(tx: Tx, rows: readonly SupervisedWorkRow[]): Promise<void> {
  await insertRows(tx, 'supervised_work', rows);
}

export async function voidSupervisedWork(tx: Tx, row: SupervisedWorkVoidRow): Promise<void> {
  await insertRows(tx, 'supervised_work_void', [row]);
}

/** What a task asks of who does it on a day: a competency with the level that the link names, or the lowest that qualifies. */
export interface AskedByTask {
  readonly competencyId: string;
  readonly code: string;
  readonly title: string;
  readonly level: number;
  readonly scaleId: string;
}

const asked = prepared(
  (_db, given: Given<{ taskId: string; day: string }>) => sql<AskedByTask>`
  SELECT c.itemId AS competencyId, c.code, c.title, MAX(COALESCE(l.content ->> '$.level', s.content ->> '$.qualifyingLevel')) AS level,
    s.itemId AS scaleId
  FROM framework_item l
  JOIN framework_item c ON c.itemId = l.toId AND c.kind = 'competency' AND c.isRetired = 0 AND ${isOn('c', given('day'))}
  JOIN framework_item s ON s.itemId = c.content ->> '$.scaleId' AND ${isOn('s', given('day'))}
  WHERE l.fromId = ${given('taskId')} AND l.kind = 'link' AND l.content ->> '$.relation' = 'taskCompetency' AND l.isRetired = 0
    AND ${isOn('l', given('day'))} AND l.validFrom <= ${given('day')}
  GROUP BY c.itemId ORDER BY c.code`,
);

/** By code of the competency. */
export async function askedByTask(db: Reader, taskId: string, day: string): Promise<AskedByTask[]> {
  return asked(db, { taskId, day });
}

const named = prepared(
  (_db, given: Given<{ ids: string }>) => sql<{ readonly taskId: string; readonly code: string; readonly title: string }>`
  SELECT t.itemId AS taskId, t.code, t.title FROM framework_item t
  WHERE t.itemId IN ${listed(given('ids'))} AND t.kind = 'task' AND t.recordedTo IS NULL GROUP BY t.itemId HAVING t.validFrom = MAX(t.validFrom)`,
);

/** Tasks as they are called now. */
export async function tasksById(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, { readonly code: string; readonly title: string }>> {
  const rows = await named(db, { ids: JSON.stringify([...new Set(ids)]) });
  return new Map(rows.map(({ taskId, ...task }) => [taskId, task]));
}
