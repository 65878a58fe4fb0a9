import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { ReassessmentPlanLineRow, ReassessmentPlanRow } from '../../db/plan-schema';
import { insertPlan } from '../../db/sql/reassessment-plans';
import type { CommandUseCase } from '../context';
import { proposedPlan } from './proposed-plan';

/** Saves a proposal as it was shown: it is worked out again, and refused where it comes out otherwise. */
export const planDuties: CommandUseCase<Contract['duties']['plan']> = async (tx, { digest, reason, ...asked }, ctx) => {
  const proposed = await proposedPlan(tx, asked, ctx);
  if (!proposed.ok) return proposed;
  if (proposed.value.digest !== digest) return fail('PlanChanged');
  if (proposed.value.lines.length === 0) return fail('NothingToPlan');
  const planId = ctx.makeId();
  const { unitId, competencyId, from: fromDate, to: toDate, perWeek } = asked;
  const plan: ReassessmentPlanRow = {
    planId,
    unitId,
    competencyId,
    fromDate,
    toDate,
    perWeek,
    reason,
    plannedBy: ctx.actor.userId,
    plannedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  const lines = proposed.value.lines.map((line, index): ReassessmentPlanLineRow => ({
    planId,
    ordinal: index + 1,
    personId: line.personId,
    competencyId: line.competencyId,
    dueOn: line.dueOn,
    plannedOn: line.on,
    assessorUserId: line.assessorUserId,
    entryNumber: ctx.entry,
  }));
  await insertPlan(tx, plan, lines);
  ctx.audit({
    action: 'duties.plan',
    entity: 'reassessment_plan',
    entityId: planId,
    reason,
    validFrom: fromDate,
    changes: [
      { entity: 'reassessment_plan', entityId: planId, personId: null, old: null, new: { ...plan } },
      ...lines.map((line) => ({
        entity: 'reassessment_plan_line',
        entityId: `${planId}/${line.ordinal}`,
        personId: line.personId,
        old: null,
        new: { ...line },
      })),
    ],
  });
  return ok({ planId, lines: lines.length });
};
