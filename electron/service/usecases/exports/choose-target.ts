import path from 'node:path';
import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { withPackageEnding } from './target-name';

export const choosePackageTarget: QueryUseCase<Contract['exports']['chooseTarget']> = async (_db, input, ctx) => {
  const suggestedName = withPackageEnding(path.basename(input.suggestedName), input.isEncrypted);
  const chosen = await ctx.choosePath('exportPackage', { kind: 'saveFile', title: 'Write the package to', suggestedName });
  return ok(chosen === null ? null : { handle: chosen.handle, fileName: withPackageEnding(chosen.fileName, input.isEncrypted) });
};
