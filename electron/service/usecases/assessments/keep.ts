import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { CommandUseCase } from '../context';
import { mayReview, standingRecord } from './standing-record';
import { writeEvent } from './write-event';

/** Ends a return: the assessment counts again as it was signed. */
export const keepAssessment: CommandUseCase<Contract['assessments']['keep']> = async (tx, { assessmentId, reason }, ctx) => {
  const record = await standingRecord(tx, ctx, assessmentId);
  if (!record.ok) return record;
  const { concerned, ...row } = record.value;
  if (row.state !== 'returned') return fail('NotReturned');
  const allowed = mayReview(concerned, ctx.signer);
  if (!allowed.ok) return allowed;
  const changes = await writeEvent(tx, ctx, row, { kind: 'kept', reason, userId: ctx.signer.userId });
  const { personId, performedOn: validFrom } = row;
  ctx.audit({ action: 'assessments.keep', entity: 'assessment', entityId: assessmentId, personId, reason, validFrom, changes });
  return ok({});
};
