import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { CommandUseCase } from '../context';
import { voidRecord } from './void-record';

/** Voids an assessment: proposed by the session's user, signed by a second person; what it had closed is asked for again. */
export const voidAssessment: CommandUseCase<Contract['assessments']['void']> = async (tx, { assessmentId, reason }, ctx) => {
  const voided = await voidRecord(tx, ctx, assessmentId, reason);
  if (!voided.ok) return voided;
  const { row, reopened, changes } = voided.value;
  const { personId, performedOn: validFrom } = row;
  ctx.audit({ action: 'assessments.void', entity: 'assessment', entityId: assessmentId, personId, reason, validFrom, changes });
  return ok({ reopened });
};
