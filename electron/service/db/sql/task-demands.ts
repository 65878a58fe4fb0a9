import { sql } from 'kysely';
import type { GateSubject, TaskDemand } from '../../../../shared/domain/gate';
import { prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';
import { isOn, itemRowOn } from './framework-items';
import { askedByTask, type AskedByTask } from './supervised-work';

/** What is asked about: a task, or a competency by itself. */
export interface TaskHead {
  readonly taskId: string;
  readonly kind: GateSubject;
  readonly code: string;
  readonly title: string;
  readonly isCovered: boolean;
}

/** What a task asks for from a day on, with what each of it is called. */
export interface NamedDemand extends TaskDemand {
  readonly asked: readonly AskedByTask[];
}

/** What a task asks for on a day, and from each later day on which that changes; of a competency, itself at the lowest level that qualifies. */
export async function taskDemands(db: Reader, { taskId, kind }: Pick<TaskHead, 'taskId' | 'kind'>, day: string): Promise<NamedDemand[]> {
  const later = await changesAfter(db, { taskId, day });
  const demands: NamedDemand[] = [];
  for (const from of [day, ...later.map((row) => row.validFrom)]) {
    const row = await itemRowOn(db, taskId, from);
    const isInForce = row !== undefined && row.kind === kind && row.isRetired === 0 && row.validFrom <= from;
    demands.push({
      from,
      isInForce,
      asked: kind === 'task' ? await askedByTask(db, taskId, from) : await competencyItself(db, { taskId, day: from }),
    });
  }
  return demands;
}

const competencyItself = prepared(
  (_db, given: Given<{ taskId: string; day: string }>) => sql<AskedByTask>`
    SELECT c.itemId AS competencyId, c.code, c.title, s.content ->> '$.qualifyingLevel' AS level, s.itemId AS scaleId
    FROM framework_item c
    JOIN framework_item s ON s.itemId = c.content ->> '$.scaleId' AND ${isOn('s', given('day'))}
    WHERE c.itemId = ${given('taskId')} AND c.kind = 'competency' AND ${isOn('c', given('day'))}`,
);

const changesAfter = prepared(
  (_db, given: Given<{ taskId: string; day: string }>) => sql<{ validFrom: string }>`
    WITH link (itemId, toId) AS (
      SELECT itemId, toId FROM framework_item
      WHERE fromId = ${given('taskId')} AND kind = 'link' AND recordedTo IS NULL AND content ->> '$.relation' = 'taskCompetency'
    ), item (itemId) AS (
      SELECT ${given('taskId')} UNION SELECT itemId FROM link UNION SELECT toId FROM link
      UNION SELECT c.content ->> '$.scaleId' FROM link CROSS JOIN framework_item c ON c.itemId = link.toId WHERE c.recordedTo IS NULL
      UNION SELECT content ->> '$.scaleId' FROM framework_item
      WHERE itemId = ${given('taskId')} AND kind = 'competency' AND recordedTo IS NULL
    )
    SELECT DISTINCT i.validFrom FROM item CROSS JOIN framework_item i ON i.itemId = item.itemId
    WHERE i.recordedTo IS NULL AND i.validFrom > ${given('day')} ORDER BY i.validFrom`,
);

/** A task or competency as it is called on a day; undefined where there is none. */
export async function taskHead(db: Reader, taskId: string, day: string): Promise<TaskHead | undefined> {
  const row = await itemRowOn(db, taskId, day);
  if (row?.kind !== 'task' && row?.kind !== 'competency') return undefined;
  const { kind, code, title } = row;
  const [{ isCovered } = { isCovered: 0 }] = await covered(db, { taskId, recordedFrom: row.recordedFrom });
  return { taskId, kind, code, title, isCovered: isCovered === 1 };
}

const covered = prepared(
  (_db, given: Given<{ taskId: string; recordedFrom: number }>) => sql<{ isCovered: 0 | 1 }>`
    SELECT COALESCE(content ->> '$.isCovered', 0) AS isCovered FROM framework_item
    WHERE itemId = ${given('taskId')} AND recordedFrom = ${given('recordedFrom')} AND recordedTo IS NULL`,
);

interface Coded {
  readonly code: string;
  readonly title: string;
}

/** The tasks and the competencies in force on a day, by code, each task with the competencies that it needs. */
export async function tasksOn(
  db: Reader,
  day: string,
): Promise<{
  readonly tasks: Array<Coded & { readonly taskId: string; readonly needs: Coded[] }>;
  readonly competencies: Array<Coded & { readonly competencyId: string }>;
}> {
  const [tasks, competencies] = [await inForce(db, { kind: 'task', day }), await inForce(db, { kind: 'competency', day })];
  const needsOf = new Map<string, Coded[]>();
  for (const { taskId, code, title } of await needed(db, { day })) needsOf.set(taskId, [...(needsOf.get(taskId) ?? []), { code, title }]);
  return {
    tasks: tasks.map(({ itemId: taskId, code, title }) => ({ taskId, code, title, needs: needsOf.get(taskId) ?? [] })),
    competencies: competencies.map(({ itemId: competencyId, code, title }) => ({ competencyId, code, title })),
  };
}

const inForce = prepared(
  (_db, given: Given<{ kind: GateSubject; day: string }>) => sql<Coded & { itemId: string }>`
    SELECT i.itemId, i.code, i.title FROM framework_item i
    WHERE i.kind = ${given('kind')} AND i.isRetired = 0 AND ${isOn('i', given('day'))} AND i.validFrom <= ${given('day')}
    ORDER BY i.code, i.ordinal`,
);

const needed = prepared(
  (_db, given: Given<{ day: string }>) => sql<Coded & { taskId: string }>`
    SELECT l.fromId AS taskId, c.code, c.title FROM framework_item l
    JOIN framework_item c ON c.itemId = l.toId AND c.kind = 'competency' AND c.isRetired = 0 AND ${isOn('c', given('day'))}
    WHERE l.kind = 'link' AND l.content ->> '$.relation' = 'taskCompetency' AND l.isRetired = 0
      AND ${isOn('l', given('day'))} AND l.validFrom <= ${given('day')}
    GROUP BY l.fromId, c.itemId ORDER BY c.code`,
);

/** The clauses that a task falls under or a competency answers to on a day, by code. */
export async function clausesOfTask(db: Reader, taskId: string, day: string): Promise<Array<{ code: string; title: string }>> {
  const rows = await clauses(db, { taskId, day });
  return rows.map(({ code, title }) => ({ code, title }));
}

const clauses = prepared(
  (_db, given: Given<{ taskId: string; day: string }>) => sql<{ code: string; title: string }>`
    SELECT c.code, c.title FROM framework_item l
    JOIN framework_item c ON c.itemId = l.toId AND c.kind = 'clause' AND c.isRetired = 0 AND ${isOn('c', given('day'))}
    WHERE l.fromId = ${given('taskId')} AND l.kind = 'link' AND l.content ->> '$.relation' IN ('taskClause', 'competencyClause') AND l.isRetired = 0
      AND ${isOn('l', given('day'))} AND l.validFrom <= ${given('day')}
    GROUP BY c.itemId ORDER BY c.code`,
);
