import type { Contract } from '../../../../shared/contract';
import { isAssessorOf } from '../../../../shared/domain/assessment-correction';
import { checkAuthority, isRatingChanged } from '../../../../shared/domain/rating-change';
import { fail, ok } from '../../../../shared/result';
import { otherRatingOf } from '../../db/sql/assessment-events';
import { assessmentSteps } from '../../db/sql/assessments';
import type { CommandUseCase } from '../context';
import { checkAuthoriser } from './check-authoriser';
import { checklistDayOf } from './checklist-day';
import { ratedOf } from './judged-parts';
import { prepareAssessment } from './prepare-assessment';
import { signPrepared, storeAssessment } from './record-assessment';
import { concernedBy, standingRecord } from './standing-record';

/** Puts a record right by a new version that takes its place; the one before stays as it was signed. */
export const amendAssessment: CommandUseCase<Contract['assessments']['amend']> = async (
  tx,
  { assessmentId: amendsId, reason, amendCode, approval: _approved, ...input },
  ctx,
) => {
  const record = await standingRecord(tx, ctx, amendsId);
  if (!record.ok) return record;
  const { personId, competencyId, kind, pairId, paperFormId, groupId } = record.value;
  if (input.personId !== personId || input.competencyId !== competencyId) return fail('OtherRecord');
  if (kind === 'priorLearning') return fail('NotAmendable');
  const other = await otherRatingOf(tx, record.value);
  const raters = other === undefined ? null : await concernedBy(tx, { personId, ...other });
  if (raters !== null && isAssessorOf(raters, ctx.signer)) return fail('OtherRater');

  const { approver } = ctx;
  const prepared = await prepareAssessment(
    tx,
    ctx,
    { ...input, priorLearning: null },
    {
      amends: {
        assessmentId: amendsId,
        reason,
        amendCode,
        authorisedBy: approver?.userId ?? null,
        checklistOn: await checklistDayOf(tx, record.value),
      },
      ...(pairId === null ? {} : { pairId }),
      ...(groupId === null ? {} : { groupId }),
      ...(paperFormId === null ? {} : { paperFormId }),
    },
  );
  if (!prepared.ok) return prepared;
  const before = ratedOf(record.value, await assessmentSteps(tx, amendsId));
  const isChanged = isRatingChanged(before, ratedOf(prepared.value.row, prepared.value.steps));
  const authority = checkAuthority(isChanged, { amendCode, isAuthorised: approver !== null });
  if (!authority.ok) return authority;
  if (approver !== null) {
    if (raters !== null && isAssessorOf(raters, approver)) return fail('OtherRater');
    const free = await checkAuthoriser(tx, approver, record.value);
    if (!free.ok) return free;
  }

  const signature = await signPrepared(tx, ctx, prepared.value, 'Assessed');
  const { assessmentId, row, changes } = await storeAssessment(tx, ctx, prepared.value, signature);
  const authorised =
    approver === null ? [] : [await signPrepared(tx, { ...ctx, signer: approver }, prepared.value, 'Change of the rating authorised')];
  const { outcome, performedOn: validFrom } = row;
  ctx.audit({
    action: 'assessments.amend',
    entity: 'assessment',
    entityId: assessmentId,
    personId,
    reason,
    validFrom,
    changes: [
      ...changes,
      ...authorised.map((one) => ({ entity: 'signature', entityId: one.signatureId, personId, old: null, new: { ...one } })),
    ],
  });
  return ok({ assessmentId, outcome });
};
