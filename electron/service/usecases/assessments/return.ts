import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { CommandUseCase } from '../context';
import { mayReview, standingRecord } from './standing-record';
import { writeEvent } from './write-event';

/** Sends an assessment back to its assessor: it does not count until it is amended or kept after all. */
export const returnAssessment: CommandUseCase<Contract['assessments']['return']> = async (tx, { assessmentId, reason }, ctx) => {
  const record = await standingRecord(tx, ctx, assessmentId);
  if (!record.ok) return record;
  const { concerned, ...row } = record.value;
  if (row.state === 'returned') return fail('AlreadyReturned');
  const allowed = mayReview(concerned, ctx.signer);
  if (!allowed.ok) return allowed;
  const changes = await writeEvent(tx, ctx, row, { kind: 'returned', reason, userId: ctx.signer.userId });
  const { personId, performedOn: validFrom } = row;
  ctx.audit({ action: 'assessments.return', entity: 'assessment', entityId: assessmentId, personId, reason, validFrom, changes });
  return ok({});
};
