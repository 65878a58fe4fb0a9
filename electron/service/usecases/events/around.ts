import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { tasksOfCompetency } from '../../db/sql/competency-tasks';
import { competencyNamesOf } from '../../db/sql/item-titles';
import { competenciesEndedBy } from '../../db/sql/qualification-events';
import type { QueryUseCase } from '../context';

export const aroundEvent: QueryUseCase<Contract['events']['around']> = async (db, { kind }, { today }) => {
  const names = await competencyNamesOf(db, await competenciesEndedBy(db, kind), today);
  const byCode = (a: { readonly code: string }, b: { readonly code: string }): number => a.code.localeCompare(b.code);
  const tasks = new Map<string, { taskId: string; code: string; title: string }>();
  for (const competencyId of names.keys())
    for (const { taskId, code, title } of await tasksOfCompetency(db, competencyId, today)) tasks.set(taskId, { taskId, code, title });
  return ok({
    competencies: [...names].map(([competencyId, name]) => ({ competencyId, ...name })).toSorted(byCode),
    tasks: [...tasks.values()].toSorted(byCode),
  });
};
