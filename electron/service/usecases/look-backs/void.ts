import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import type { CommandUseCase } from '../context';
import { voidRecord } from '../assessments/void-record';
import { toDecide, writeDecision, type Followed } from './write-decision';

/** Voids assessments of an assessor found out of tolerance, each as any other is voided; all are or none is. */
export const voidLookedBack: CommandUseCase<Contract['lookBacks']['void']> = async (tx, { reason, ...several }, ctx) => {
  const found = await toDecide(tx, ctx, several);
  if (!found.ok) return found;
  const { lookBack, items } = found.value;
  const followed: Followed[] = [];
  const changes: AuditChange[] = [];
  let reopened = 0;
  for (const { assessmentId } of items) {
    const voided = await voidRecord(tx, ctx, assessmentId, reason);
    if (!voided.ok) {
      if (voided.failure.code === 'AboutOneself') return fail('AboutOneself');
      if (voided.failure.code === 'AssessmentNotFound') return fail('MayNotVoid');
      return fail('AlreadyDecided', { assessmentIds: [assessmentId] });
    }
    followed.push({ assessmentId, obligationId: null, eventId: voided.value.eventId });
    changes.push(...voided.value.changes);
    reopened += voided.value.reopened;
  }
  const decided = await writeDecision(tx, ctx, lookBack, { kind: 'void', reason, dueOn: null, followed, changes });
  return ok({ ...decided, reopened });
};
