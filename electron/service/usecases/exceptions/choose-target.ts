import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { withEnding } from '../framework-exchange/with-ending';

export const chooseExceptionsTarget: QueryUseCase<Contract['exceptions']['chooseTarget']> = async (_db, _input, ctx) => {
  const suggestedName = `exceptions-${ctx.today}.csv`;
  const chosen = await ctx.choosePath('exportExceptions', { kind: 'saveFile', title: 'Write the exceptions to', suggestedName });
  return ok(chosen === null ? null : { handle: chosen.handle, fileName: withEnding(chosen.fileName, 'csv') });
};
