import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import type { Tx } from '../../db/schema';
import { peopleWithin } from '../../db/sql/assessments';
import { performanceBatchById, performanceById, standingOfBatch, voidPerformances } from '../../db/sql/performances';
import type { CommandContext, CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { deriveCurrent } from './derive-current';

type Performances = Contract['performances'];

export const voidPerformance: CommandUseCase<Performances['void']> = async (tx, { performanceId, reason }, ctx) => {
  const known = await performanceById(tx, performanceId);
  if (known === undefined || !(await peopleWithin(tx, [known.personId], ctx.scope, ctx.today)).has(known.personId))
    return fail('PerformanceNotFound');
  if (known.voidReason !== null) return fail('AlreadyVoid');
  const changes = await voided(tx, ctx, [known], reason);
  const { personId } = known;
  ctx.audit({ action: 'performances.void', entity: 'work_performance', entityId: performanceId, personId, reason, changes });
  return ok({});
};

export const reversePerformances: CommandUseCase<Performances['reverse']> = async (tx, { batchId, reason }, ctx) => {
  const batch = await performanceBatchById(tx, batchId);
  if (batch === undefined) return fail('BatchNotFound');
  const standing = await standingOfBatch(tx, batchId);
  if (standing.length === 0) return fail('NothingStands');
  const changes = await voided(tx, ctx, standing, `The file was taken back: ${reason}`);
  const meaning = 'Approved to take the import back';
  const signature = await signRecord(tx, ctx, { recordType: 'performance_batch', recordId: batchId, revision: 1, content: batch, meaning });
  ctx.audit({
    action: 'performances.reverse',
    entity: 'performance_batch',
    entityId: batchId,
    reason,
    changes: [{ entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } }, ...changes],
  });
  return ok({ voided: standing.length });
};

async function voided(
  tx: Tx,
  ctx: CommandContext,
  standing: readonly { readonly performanceId: string; readonly personId: string; readonly taskId: string }[],
  reason: string,
): Promise<AuditChange[]> {
  const rows = standing.map(({ performanceId, personId }) => ({
    personId,
    row: { performanceId, reason, voidedBy: ctx.actor.userId, voidedAt: ctx.now.toISOString(), entryNumber: ctx.entry },
  }));
  await voidPerformances(
    tx,
    rows.map(({ row }) => row),
  );
  await deriveCurrent(tx, standing);
  return rows.map(({ personId, row }) => ({
    entity: 'work_performance_void',
    entityId: row.performanceId,
    personId,
    old: null,
    new: { ...row },
  }));
}
