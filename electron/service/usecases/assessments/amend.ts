import type { Contract } from '../../../../shared/contract';
import { isAssessorOf } from '../../../../shared/domain/assessment-correction';
import { fail, ok } from '../../../../shared/result';
import { otherRatingOf } from '../../db/sql/assessment-events';
import type { CommandUseCase } from '../context';
import { checklistDayOf } from './checklist-day';
import { recordAssessment } from './record-assessment';
import { concernedBy, standingRecord } from './standing-record';

/** Puts a record right by a new version that takes its place; the one before stays as it was signed. */
export const amendAssessment: CommandUseCase<Contract['assessments']['amend']> = async (
  tx,
  { assessmentId: amendsId, reason, ...input },
  ctx,
) => {
  const record = await standingRecord(tx, ctx, amendsId);
  if (!record.ok) return record;
  const { personId, competencyId, kind, pairId, paperFormId, groupId } = record.value;
  if (input.personId !== personId || input.competencyId !== competencyId) return fail('OtherRecord');
  if (kind === 'priorLearning') return fail('NotAmendable');
  const other = await otherRatingOf(tx, record.value);
  if (other !== undefined && isAssessorOf(await concernedBy(tx, { personId, ...other }), ctx.signer)) return fail('OtherRater');

  const recorded = await recordAssessment(
    tx,
    ctx,
    { ...input, priorLearning: null },
    {
      amends: { assessmentId: amendsId, reason, checklistOn: await checklistDayOf(tx, record.value) },
      ...(pairId === null ? {} : { pairId }),
      ...(groupId === null ? {} : { groupId }),
      ...(paperFormId === null ? {} : { paperFormId }),
    },
  );
  if (!recorded.ok) return recorded;
  const { assessmentId, row, changes } = recorded.value;
  const { outcome, performedOn: validFrom } = row;
  ctx.audit({ action: 'assessments.amend', entity: 'assessment', entityId: assessmentId, personId, reason, validFrom, changes });
  return ok({ assessmentId, outcome });
};
