import type { Contract } from '../../../../shared/contract';
import { lastPerformedOn, performancesWithinMonths } from '../../../../shared/domain/performances';
import { fail, ok } from '../../../../shared/result';
import { mergedPeople, withMerged } from '../../db/sql/merged-people';
import { performancesOf } from '../../db/sql/performances';
import { isPerson } from '../../db/sql/person-header';
import { printedNames } from '../../db/sql/printed-names';
import { tasksById } from '../../db/sql/supervised-work';
import type { QueryUseCase } from '../context';

export const listPerformances: QueryUseCase<Contract['performances']['list']> = async (db, { personId, asOf }, ctx) => {
  if (!(await isPerson(db, personId))) return fail('PersonNotFound');
  const day = asOf ?? ctx.today;
  const rows = (await performancesOf(db, withMerged([personId], await mergedPeople(db)))).filter(({ performedOn }) => performedOn <= day);
  const tasks = await tasksById(
    db,
    rows.map(({ taskId }) => taskId),
  );
  const taskOf = (taskId: string) => ({ taskId, taskCode: tasks.get(taskId)?.code ?? '', taskTitle: tasks.get(taskId)?.title ?? taskId });
  const users = await printedNames(
    db,
    rows.flatMap(({ recordedBy, voidedBy }) => [recordedBy, ...(voidedBy === null ? [] : [voidedBy])]),
  );
  const standing = rows.filter(({ voidReason }) => voidReason === null);
  const ofTasks = [...new Set(standing.map(({ taskId }) => taskId))].map((taskId) => {
    const log = standing.filter((row) => row.taskId === taskId);
    return {
      ...taskOf(taskId),
      lastOn: lastPerformedOn(log, day) ?? day,
      inSixMonths: performancesWithinMonths(log, 6, day),
      inTwelveMonths: performancesWithinMonths(log, 12, day),
    };
  });
  return ok({
    tasks: ofTasks.toSorted((a, b) => a.taskCode.localeCompare(b.taskCode) || a.taskTitle.localeCompare(b.taskTitle)),
    records: rows.map(({ performanceId, taskId, performedOn, count, note, fileName, rowNumber, recordedBy, voidReason, voidedBy }) => ({
      performanceId,
      ...taskOf(taskId),
      performedOn,
      count,
      note,
      file: fileName === null || rowNumber === null ? null : { fileName, rowNumber },
      recordedBy: users.get(recordedBy) ?? recordedBy,
      voided: voidReason === null || voidedBy === null ? null : { reason: voidReason, by: users.get(voidedBy) ?? voidedBy },
    })),
  });
};
