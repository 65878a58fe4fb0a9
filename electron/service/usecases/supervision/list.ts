import type { Contract } from '../../../../shared/contract';
import { listName } from '../../../../shared/domain/person-name';
import { ok, fail } from '../../../../shared/result';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { mergedPeople, withMerged } from '../../db/sql/merged-people';
import { personsById } from '../../db/sql/people';
import { isPerson } from '../../db/sql/person-header';
import { printedNames } from '../../db/sql/printed-names';
import { supervisedWorkOf, tasksById } from '../../db/sql/supervised-work';
import type { OutputOf, QueryUseCase } from '../context';

type List = Contract['supervision']['list'];
type Total = OutputOf<List>['totals'][number];

export const listSupervision: QueryUseCase<List> = async (db, { personId }) => {
  if (!(await isPerson(db, personId))) return fail('PersonNotFound');
  const own = withMerged([personId], await mergedPeople(db));
  const rows = await supervisedWorkOf(db, own);
  const people = await personsById(
    db,
    rows.flatMap((row) => [row.personId, row.supervisorPersonId]),
  );
  const nameOf = new Map(people.map((person) => [person.personId, listName(person)]));
  const tasks = await tasksById(
    db,
    rows.map(({ taskId }) => taskId),
  );
  const users = await printedNames(
    db,
    rows.flatMap(({ recordedBy, voidedBy }) => [recordedBy, ...(voidedBy === null ? [] : [voidedBy])]),
  );
  const records = rows.map(({ voidReason, voidedBy, recordedBy, entryNumber: _entry, recordedAt: _at, ...row }) => ({
    ...row,
    personName: nameOf.get(row.personId) ?? row.personId,
    supervisorName: nameOf.get(row.supervisorPersonId) ?? row.supervisorPersonId,
    taskCode: tasks.get(row.taskId)?.code ?? '',
    taskTitle: tasks.get(row.taskId)?.title ?? row.taskId,
    minutes: Math.round((Date.parse(row.toAt) - Date.parse(row.fromAt)) / 60_000),
    recordedBy: users.get(recordedBy) ?? recordedBy,
    voided: voidReason === null || voidedBy === null ? null : { reason: voidReason, by: users.get(voidedBy) ?? voidedBy },
  }));
  const totals = new Map<string, Total>();
  for (const { taskId, taskCode, taskTitle, minutes, workedOn } of records.filter(
    (one) => one.voided === null && own.includes(one.personId),
  )) {
    const before = totals.get(taskId);
    const lastOn = before === undefined || before.lastOn < workedOn ? workedOn : before.lastOn;
    totals.set(taskId, { taskId, taskCode, taskTitle, minutes: (before?.minutes ?? 0) + minutes, lastOn });
  }
  const { supervision } = await assessmentPolicyOn(db);
  return ok({
    records,
    totals: [...totals.values()].toSorted((a, b) => a.taskCode.localeCompare(b.taskCode) || a.taskTitle.localeCompare(b.taskTitle)),
    rule: supervision,
  });
};
