import type { Contract } from '../../../../shared/contract';
import type { ReassessmentPlanRow } from '../../db/plan-schema';
import type { Reader } from '../../db/schema';
import { competencyHeads } from '../../db/sql/competency-heads';
import { allUnits } from '../../db/sql/organisation';
import { printedNames } from '../../db/sql/printed-names';
import { planLines, savedPlans } from '../../db/sql/reassessment-plans';
import type { OutputOf, ReadContext } from '../context';
import { nameRows } from './name-rows';

type SavedPlan = OutputOf<Contract['duties']['listPlans']>['plans'][number];
export type ShownPlan = OutputOf<Contract['duties']['getPlan']>;

/** Plans by the names of what they were made for and of who made them. */
export async function planHeads(
  db: Reader,
  plans: ReadonlyArray<ReassessmentPlanRow & { readonly count: number }>,
  today: string,
): Promise<SavedPlan[]> {
  const units = new Map((await allUnits(db, today)).map((unit) => [unit.unitId, unit.name]));
  const heads = await competencyHeads(db, [...new Set(plans.flatMap(({ competencyId }) => competencyId ?? []))], today);
  const names = await printedNames(
    db,
    plans.map(({ plannedBy }) => plannedBy),
  );
  return plans.map(({ planId, unitId, competencyId, fromDate, toDate, perWeek, reason, plannedBy, plannedAt, count }) => ({
    planId,
    unitName: unitId === null ? null : (units.get(unitId) ?? unitId),
    competencyTitle: competencyId === null ? null : (heads.get(competencyId)?.title ?? competencyId),
    from: fromDate,
    to: toDate,
    perWeek,
    reason,
    plannedByName: names.get(plannedBy) ?? plannedBy,
    plannedAt,
    count,
  }));
}

/** A plan with its lines; null: there is none, or none of it is within the scope. */
export async function shownPlan(db: Reader, planId: string, { scope, today }: ReadContext): Promise<ShownPlan | null> {
  const [head] = await planHeads(db, await savedPlans(db, { scope, today, planId }), today);
  if (head === undefined) return null;
  const rows = await planLines(db, { scope, today, planId });
  const named = await nameRows(db, rows, today);
  const assessors = await printedNames(
    db,
    rows.map(({ assessorUserId }) => assessorUserId),
  );
  return {
    ...head,
    lines: rows.map((row) => ({
      ...named(row),
      on: row.plannedOn,
      assessorName: assessors.get(row.assessorUserId) ?? row.assessorUserId,
      state: row.state,
    })),
  };
}
