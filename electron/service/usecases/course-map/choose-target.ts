import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { withEnding } from '../framework-exchange/with-ending';

export const chooseCourseMapTarget: QueryUseCase<Contract['courseMap']['chooseTarget']> = async (_db, _input, ctx) => {
  const chosen = await ctx.choosePath('exportCourseMap', {
    kind: 'saveFile',
    title: 'Write the map of courses to',
    suggestedName: `courses-${ctx.today}.csv`,
  });
  return ok(chosen === null ? null : { handle: chosen.handle, fileName: withEnding(chosen.fileName, 'csv') });
};
