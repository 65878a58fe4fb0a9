import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { isEmployedOn } from '../../../../shared/domain/people/employment';
import { performanceKey } from '../../../../shared/domain/performance-file';
import { fail, ok } from '../../../../shared/result';
import type { WorkPerformanceRow } from '../../db/authority-schema';
import { isTask } from '../../db/sql/competency-tasks';
import { employmentsOf } from '../../db/sql/employments';
import { insertPerformances, standingCounts } from '../../db/sql/performances';
import { isPerson } from '../../db/sql/person-header';
import type { CommandUseCase } from '../context';
import { deriveCurrent } from './derive-current';

export const recordPerformance: CommandUseCase<Contract['performances']['record']> = async (tx, input, ctx) => {
  const { personId, taskId, performedOn } = input;
  if (!(await isPerson(tx, personId))) return fail('PersonNotFound');
  if (ctx.actor.personId === personId) return fail('OwnPerformance');
  if (!(await isTask(tx, taskId))) return fail('TaskNotFound');
  if (!isRealDate(performedOn)) return fail('NotADate');
  if (performedOn > ctx.today) return fail('NotYetPerformed');
  if (!isEmployedOn(await employmentsOf(tx, personId), performedOn)) return fail('NotEmployedThen');
  if ((await standingCounts(tx, personId)).has(performanceKey(input))) return fail('AlreadyRecorded');
  const performanceId = ctx.makeId();
  const row: WorkPerformanceRow = {
    ...input,
    performanceId,
    source: 'manual',
    batchId: null,
    rowNumber: null,
    recordedBy: ctx.actor.userId,
    recordedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertPerformances(tx, [row]);
  await deriveCurrent(tx, [row]);
  ctx.audit({
    action: 'performances.record',
    entity: 'work_performance',
    entityId: performanceId,
    personId,
    validFrom: performedOn,
    changes: [{ entity: 'work_performance', entityId: performanceId, personId, old: null, new: { ...row } }],
  });
  return ok({ performanceId });
};
