import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { CommandUseCase } from '../context';
import { recordAssessment } from './record-assessment';

/** Signs an assessment of one person. The outcome follows from what was judged, and the person's standings from the outcome. */
export const signAssessment: CommandUseCase<Contract['assessments']['sign']> = async (tx, input, ctx) => {
  const recorded = await recordAssessment(tx, ctx, { ...input, priorLearning: null });
  if (!recorded.ok) return recorded;
  const { assessmentId, row, changes } = recorded.value;
  const { personId, lateReason, performedOn, outcome } = row;
  ctx.audit({
    action: 'assessments.sign',
    entity: 'assessment',
    entityId: assessmentId,
    personId,
    reason: lateReason,
    validFrom: performedOn,
    changes,
  });
  return ok({ assessmentId, outcome });
};
