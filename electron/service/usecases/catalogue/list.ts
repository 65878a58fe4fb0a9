import type { Contract } from '../../../../shared/contract';
import { isToBeReviewed, trainingOf } from '../../../../shared/domain/framework/dif';
import { countLinks, noLinks } from '../../../../shared/domain/framework/link-counts';
import { ok } from '../../../../shared/result';
import { clausesOn, linkPairsOn, tasksOn, type TaskRow } from '../../db/sql/catalogue';
import type { QueryUseCase } from '../context';

export const listCatalogue: QueryUseCase<Contract['catalogue']['list']> = async (db, { kind, asOf, frameworkId = null }, ctx) => {
  const day = asOf ?? ctx.today;
  const counts = countLinks(await linkPairsOn(db, day));
  const linked = (itemId: string) => counts.get(itemId) ?? noLinks;
  if (kind === 'task') {
    const rows = await tasksOn(db, day, frameworkId);
    return ok({
      rows: rows.map((row) => ({
        ...row,
        kind,
        isRetired: row.isRetired === 1,
        isCovered: row.isCovered === 1,
        linked: linked(row.itemId),
        ...shownTraining(row),
      })),
    });
  }
  const rows = await clausesOn(db, day, frameworkId);
  return ok({ rows: rows.map((row) => ({ ...row, kind, isRetired: row.isRetired === 1, linked: linked(row.itemId) })) });
};

/** What its ratings come to, or what was decided instead. */
function shownTraining(task: TaskRow) {
  const training = trainingOf(task);
  return { training, isTrainingToBeReviewed: isToBeReviewed(training, { isCovered: task.isCovered === 1, consequence: task.consequence }) };
}
