import { sql } from 'kysely';
import { insertRows } from '../insert-rows';
import type { ReassessmentPlanLineRow, ReassessmentPlanRow } from '../plan-schema';
import type { Scope } from '../../../../shared/domain/permissions';
import type { Reader, Tx } from '../schema';
import { personIsWithin } from './assessments';
import { holdsOn } from './standings';

export async function insertPlan(tx: Tx, plan: ReassessmentPlanRow, lines: readonly ReassessmentPlanLineRow[]): Promise<void> {
  await insertRows(tx, 'reassessment_plan', [plan]);
  await insertRows(tx, 'reassessment_plan_line', [...lines]);
}

interface Due {
  readonly personId: string;
  readonly competencyId: string | null;
  readonly dueOn: string;
}

/** What is planned now for some reassessments, by `plannedKey`: the newest plan for exactly that due day counts. */
export async function plannedFor(
  db: Reader,
  due: readonly Due[],
): Promise<ReadonlyMap<string, Pick<ReassessmentPlanLineRow, 'plannedOn' | 'assessorUserId'>>> {
  const asked = JSON.stringify(
    due.flatMap(({ personId, competencyId, dueOn }) => (competencyId === null ? [] : [{ personId, competencyId, dueOn }])),
  );
  const { rows } = await sql<Pick<ReassessmentPlanLineRow, 'personId' | 'competencyId' | 'dueOn' | 'plannedOn' | 'assessorUserId'>>`
    SELECT l.personId, l.competencyId, l.dueOn, l.plannedOn, l.assessorUserId FROM json_each(${asked}) j
    JOIN reassessment_plan_line l ON l.personId = j.value ->> '$.personId' AND l.competencyId = j.value ->> '$.competencyId' AND l.dueOn = j.value ->> '$.dueOn'
    ORDER BY l.entryNumber`.execute(db);
  return new Map(rows.map((row) => [plannedKey(row), row]));
}

export const plannedKey = ({ personId, competencyId, dueOn }: Due): string => `${personId} ${competencyId} ${dueOn}`;

/** Plans with lines of whom a scope holds, the newest first, and how many; of one plan where it is named. */
export async function savedPlans(
  db: Reader,
  { scope, today, planId }: { readonly scope: Scope; readonly today: string; readonly planId: string | null },
): Promise<Array<ReassessmentPlanRow & { readonly count: number }>> {
  const isWanted = planId === null ? sql`1` : sql`p.planId = ${planId}`;
  const { rows } = await sql<ReassessmentPlanRow & { count: number }>`
    SELECT p.*, COUNT(*) AS count FROM reassessment_plan p JOIN reassessment_plan_line l ON l.planId = p.planId
    WHERE ${isWanted} AND ${personIsWithin(scope, today, 'l.personId')} GROUP BY p.planId ORDER BY p.entryNumber DESC LIMIT 200`.execute(
    db,
  );
  return rows;
}

export type PlanLineState = 'planned' | 'replaced' | 'noLongerDue';

/** The lines of a plan about whom a scope holds, by day: a later plan may have taken the place of one, or it is no longer due. */
export async function planLines(
  db: Reader,
  { scope, today, planId }: { readonly scope: Scope; readonly today: string; readonly planId: string },
): Promise<Array<ReassessmentPlanLineRow & { readonly state: PlanLineState }>> {
  const { rows } = await sql<ReassessmentPlanLineRow & { state: PlanLineState }>`
    SELECT l.*, CASE
      WHEN NOT EXISTS (SELECT 1 FROM standing WHERE standing.personId = l.personId AND standing.competencyId = l.competencyId
          AND standing.dueOn = l.dueOn AND ${holdsOn(today)})
        AND NOT EXISTS (SELECT 1 FROM obligation o WHERE o.personId = l.personId AND o.competencyId = l.competencyId AND o.dueOn = l.dueOn
          AND o.state = 'open' AND o.recordedTo IS NULL) THEN 'noLongerDue'
      WHEN EXISTS (SELECT 1 FROM reassessment_plan_line n WHERE n.personId = l.personId AND n.competencyId = l.competencyId
          AND n.dueOn = l.dueOn AND n.entryNumber > l.entryNumber) THEN 'replaced'
      ELSE 'planned' END AS state
    FROM reassessment_plan_line l WHERE l.planId = ${planId} AND ${personIsWithin(scope, today, 'l.personId')}
    ORDER BY l.plannedOn, l.ordinal`.execute(db);
  return rows;
}
