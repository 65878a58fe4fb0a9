import path from 'node:path';
import type { Contract } from '../../../../shared/contract';
import { formatOf } from '../../../../shared/domain/exchange/formats';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { withEnding } from './with-ending';

export const chooseFrameworkTarget: QueryUseCase<Contract['frameworkExchange']['chooseTarget']> = async (_db, input, ctx) => {
  const ending = formatOf(input.format)?.extensions[0] ?? 'txt';
  const suggestedName = withEnding(path.basename(input.suggestedName), ending);
  const chosen = await ctx.choosePath('exportFramework', { kind: 'saveFile', title: 'Write the framework to', suggestedName });
  return ok(chosen === null ? null : { handle: chosen.handle, fileName: withEnding(chosen.fileName, ending) });
};
