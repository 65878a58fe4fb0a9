import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { peopleWithin } from '../../db/sql/assessments';
import { voidSupervisedWork, workById } from '../../db/sql/supervised-work';
import type { CommandUseCase } from '../context';

export const voidSupervision: CommandUseCase<Contract['supervision']['void']> = async (tx, { workId, reason }, ctx) => {
  const work = await workById(tx, workId);
  if (work === undefined || !(await peopleWithin(tx, [work.personId], ctx.scope, ctx.today)).has(work.personId))
    return fail('WorkNotFound');
  if (work.voidReason !== null) return fail('AlreadyVoid');
  const { userId } = ctx.actor;
  const row = { workId, reason, voidedBy: userId, voidedAt: ctx.now.toISOString(), entryNumber: ctx.entry };
  await voidSupervisedWork(tx, row);
  ctx.audit({
    action: 'supervision.void',
    entity: 'supervised_work',
    entityId: workId,
    personId: work.personId,
    reason,
    changes: [{ entity: 'supervised_work_void', entityId: workId, personId: work.personId, old: null, new: row }],
  });
  return ok({});
};
