import type { Contract } from '../../../../shared/contract';
import { formats } from '../../../../shared/domain/exchange/formats';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';

export const chooseFrameworkFiles: QueryUseCase<Contract['frameworkExchange']['chooseFiles']> = async (_db, _input, ctx) => {
  const chosen = await ctx.choosePaths('importFramework', {
    kind: 'openFile',
    title: 'Choose the file or the files of a framework',
    extensions: [...new Set(formats.flatMap(({ extensions }) => extensions))],
    isMultiple: true,
  });
  return ok({ files: chosen.map(({ handle, fileName }) => ({ handle, fileName })) });
};
