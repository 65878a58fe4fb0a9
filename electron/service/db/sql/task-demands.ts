import { sql } from 'kysely';
import type { TaskDemand } from '../../../../shared/domain/gate';
import { prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';
import { isOn, itemRowOn, itemsOn } from './framework-items';
import { askedByTask, type AskedByTask } from './supervised-work';

export interface TaskHead {
  readonly taskId: string;
  readonly code: string;
  readonly title: string;
  readonly isCovered: boolean;
}

/** What a task asks for from a day on, with what each of it is called. */
export interface NamedDemand extends TaskDemand {
  readonly asked: readonly AskedByTask[];
}

/** What a task asks for on a day, and from each later day on which that changes. */
export async function taskDemands(db: Reader, taskId: string, day: string): Promise<NamedDemand[]> {
  const later = await changesAfter(db, { taskId, day });
  const demands: NamedDemand[] = [];
  for (const from of [day, ...later.map((row) => row.validFrom)]) {
    const row = await itemRowOn(db, taskId, from);
    const isInForce = row !== undefined && row.kind === 'task' && row.isRetired === 0 && row.validFrom <= from;
    demands.push({ from, isInForce, asked: await askedByTask(db, taskId, from) });
  }
  return demands;
}

const changesAfter = prepared(
  (_db, given: Given<{ taskId: string; day: string }>) => sql<{ validFrom: string }>`
    WITH link (itemId, toId) AS (
      SELECT itemId, toId FROM framework_item
      WHERE fromId = ${given('taskId')} AND kind = 'link' AND recordedTo IS NULL AND content ->> '$.relation' = 'taskCompetency'
    ), item (itemId) AS (
      SELECT ${given('taskId')} UNION SELECT itemId FROM link UNION SELECT toId FROM link
      UNION SELECT c.content ->> '$.scaleId' FROM link CROSS JOIN framework_item c ON c.itemId = link.toId WHERE c.recordedTo IS NULL
    )
    SELECT DISTINCT i.validFrom FROM item CROSS JOIN framework_item i ON i.itemId = item.itemId
    WHERE i.recordedTo IS NULL AND i.validFrom > ${given('day')} ORDER BY i.validFrom`,
);

/** A task as it is called on a day; undefined where there is none. */
export async function taskHead(db: Reader, taskId: string, day: string): Promise<TaskHead | undefined> {
  const row = await itemRowOn(db, taskId, day);
  if (row?.kind !== 'task') return undefined;
  const [{ isCovered } = { isCovered: 0 }] = await covered(db, { taskId, recordedFrom: row.recordedFrom });
  return { taskId, code: row.code, title: row.title, isCovered: isCovered === 1 };
}

const covered = prepared(
  (_db, given: Given<{ taskId: string; recordedFrom: number }>) => sql<{ isCovered: 0 | 1 }>`
    SELECT COALESCE(content ->> '$.isCovered', 0) AS isCovered FROM framework_item
    WHERE itemId = ${given('taskId')} AND recordedFrom = ${given('recordedFrom')} AND recordedTo IS NULL`,
);

/** The tasks in force on a day, by code. */
export async function tasksOn(db: Reader, day: string): Promise<TaskHead[]> {
  const items = await itemsOn(db, 'task', day, sql`i.isRetired = 0`);
  return items.map(({ itemId: taskId, code, title, content }) => ({ taskId, code, title, isCovered: content.isCovered }));
}

/** The clauses that a task falls under on a day, by code. */
export async function clausesOfTask(db: Reader, taskId: string, day: string): Promise<Array<{ code: string; title: string }>> {
  const rows = await clauses(db, { taskId, day });
  return rows.map(({ code, title }) => ({ code, title }));
}

const clauses = prepared(
  (_db, given: Given<{ taskId: string; day: string }>) => sql<{ code: string; title: string }>`
    SELECT c.code, c.title FROM framework_item l
    JOIN framework_item c ON c.itemId = l.toId AND c.kind = 'clause' AND c.isRetired = 0 AND ${isOn('c', given('day'))}
    WHERE l.fromId = ${given('taskId')} AND l.kind = 'link' AND l.content ->> '$.relation' = 'taskClause' AND l.isRetired = 0
      AND ${isOn('l', given('day'))} AND l.validFrom <= ${given('day')}
    GROUP BY c.itemId ORDER BY c.code`,
);
