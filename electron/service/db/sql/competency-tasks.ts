import { sql } from 'kysely';
import { z } from 'zod';
import { prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';
import { isOn, itemOn } from './framework-items';

export interface CompetencyTask {
  readonly taskId: string;
  readonly code: string;
  readonly title: string;
  readonly isCovered: boolean;
  readonly abnormalConditions: string[];
}

/** The tasks that a competency is needed for on a day, by code. */
export async function tasksOfCompetency(db: Reader, competencyId: string, day: string): Promise<CompetencyTask[]> {
  const rows = await linkedTasks(db, { competencyId, day });
  return rows.map(({ isCovered, abnormalConditions, ...task }) => ({
    ...task,
    isCovered: isCovered === 1,
    abnormalConditions: texts.parse(JSON.parse(abnormalConditions)),
  }));
}

export async function isTask(db: Reader, taskId: string): Promise<boolean> {
  return (await knownTask(db, { taskId })).length > 0;
}

/** A task as it was called on a day. */
export async function taskNamed(db: Reader, taskId: string, day: string): Promise<Pick<CompetencyTask, 'taskId' | 'code' | 'title'>> {
  const item = await itemOn(db, 'task', taskId, day);
  if (item === undefined) throw new Error('an assessment has lost its task');
  return { taskId, code: item.code, title: item.title };
}

const texts = z.array(z.string());

interface TaskRow extends Omit<CompetencyTask, 'isCovered' | 'abnormalConditions'> {
  readonly isCovered: 0 | 1;
  readonly abnormalConditions: string;
}

const linkedTasks = prepared(
  (_db, given: Given<{ competencyId: string; day: string }>) => sql<TaskRow>`
    SELECT t.itemId AS taskId, t.code, t.title, COALESCE(t.content ->> '$.isCovered', 0) AS isCovered,
      COALESCE(t.content -> '$.abnormalConditions', '[]') AS abnormalConditions
    FROM framework_item l JOIN framework_item t ON t.itemId = l.fromId AND t.kind = 'task' AND ${isOn('t', given('day'))} AND t.isRetired = 0
    WHERE l.toId = ${given('competencyId')} AND l.kind = 'link' AND l.content ->> '$.relation' = 'taskCompetency' AND l.isRetired = 0
      AND ${isOn('l', given('day'))} AND l.validFrom <= ${given('day')}
    GROUP BY t.itemId ORDER BY t.code, t.title`,
);

const knownTask = prepared(
  (_db, given: Given<{ taskId: string }>) =>
    sql<{
      readonly itemId: string;
    }>`SELECT itemId FROM framework_item WHERE itemId = ${given('taskId')} AND kind = 'task' AND recordedTo IS NULL LIMIT 1`,
);
