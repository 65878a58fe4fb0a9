import { sql } from 'kysely';
import { gravest, type Consequence } from '../../../../shared/domain/risk';
import type { Reader } from '../schema';
import { isOn } from './framework-items';

/** What a competency brings to the risk of a gap in it. */
export interface RiskTerms {
  readonly code: string;
  readonly title: string;
  readonly consequence: Consequence;
  /** The highest rated of its tasks; null: none is rated. */
  readonly frequency: number | null;
  readonly scaleId: string;
}

interface CompetencyRow {
  readonly competencyId: string;
  readonly code: string;
  readonly title: string;
  readonly criticality: Consequence;
  readonly scaleId: string;
}

interface TaskRow {
  readonly competencyId: string;
  readonly consequence: Consequence | null;
  readonly frequency: number | null;
}

/** Every competency as it is on a day, with the gravest consequence and the highest frequency among the tasks it is needed for. */
export async function riskTerms(db: Reader, day: string): Promise<Map<string, RiskTerms>> {
  const { rows: competencies } = await sql<CompetencyRow>`
    SELECT c.itemId AS competencyId, c.code, c.title, c.content ->> '$.criticality' AS criticality, c.content ->> '$.scaleId' AS scaleId
    FROM framework_item c WHERE c.kind = 'competency' AND ${isOn('c', day)}`.execute(db);
  const { rows: tasks } = await sql<TaskRow>`
    SELECT l.toId AS competencyId, t.content ->> '$.consequence' AS consequence, t.content ->> '$.frequency' AS frequency
    FROM framework_item l JOIN framework_item t ON t.itemId = l.fromId AND t.kind = 'task' AND ${isOn('t', day)} AND t.isRetired = 0
    WHERE l.kind = 'link' AND l.content ->> '$.relation' = 'taskCompetency' AND l.isRetired = 0 AND ${isOn('l', day)} AND l.validFrom <= ${day}`.execute(
    db,
  );
  const tasksOf = new Map<string, TaskRow[]>();
  for (const task of tasks) tasksOf.set(task.competencyId, [...(tasksOf.get(task.competencyId) ?? []), task]);
  return new Map(
    competencies.map(({ competencyId, criticality, ...row }) => {
      const needed = tasksOf.get(competencyId) ?? [];
      const consequence = gravest([criticality, ...needed.flatMap((task) => (task.consequence === null ? [] : [task.consequence]))]);
      const frequencies = needed.flatMap((task) => (task.frequency === null ? [] : [task.frequency]));
      return [competencyId, { ...row, consequence, frequency: frequencies.length === 0 ? null : Math.max(...frequencies) }];
    }),
  );
}
