import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { withEnding } from '../framework-exchange/with-ending';

export const chooseDutiesTarget: QueryUseCase<Contract['duties']['chooseTarget']> = async (_db, { format, what }, ctx) => {
  const suggestedName = `${what === 'list' ? 'work-list' : 'reassessments'}-${ctx.today}.${format}`;
  const chosen = await ctx.choosePath('exportDuties', {
    kind: 'saveFile',
    title: what === 'list' ? 'Write the work list to' : 'Write the plan to',
    suggestedName,
  });
  return ok(chosen === null ? null : { handle: chosen.handle, fileName: withEnding(chosen.fileName, format) });
};
