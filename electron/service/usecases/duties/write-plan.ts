import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { CommandUseCase } from '../context';
import { planCalendar, planTable } from './plan-files';
import { shownPlan } from './saved-plans';
import { chosenTarget, writeAside } from '../exports/written-file';

/** Writes what still stands: what was done since, or is planned anew, is in no calendar any more. */
export const writePlan: CommandUseCase<Contract['duties']['writePlan']> = async (tx, { planId, target: handle, format, reason }, ctx) => {
  const target = chosenTarget(ctx, handle, 'exportDuties', format);
  if (!target.ok) return target;
  const plan = await shownPlan(tx, planId, ctx);
  if (plan === null) return fail('PlanNotFound');
  const lines = plan.lines.filter(({ state }) => state === 'planned');
  const written = writeAside(ctx, target.value, format === 'csv' ? planTable(lines) : planCalendar(lines, ctx));
  if (!written.ok) return written;
  const entity = { entity: 'duty_file', entityId: written.value.sha256 };
  ctx.audit({
    action: 'duties.writePlan',
    ...entity,
    reason,
    validFrom: ctx.today,
    changes: [{ ...entity, personId: null, old: null, new: { planId, ...written.value, format, asOf: ctx.today, lines: lines.length } }],
  });
  return ok({ ...written.value, lines: lines.length });
};
