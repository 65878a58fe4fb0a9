import type { Contract } from '../../../../shared/contract';
import { formats } from '../../../../shared/domain/exchange/formats';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';

export const chooseFrameworkFile: QueryUseCase<Contract['frameworkExchange']['chooseFile']> = async (_db, _input, ctx) =>
  ok(
    await ctx.choosePath('importFramework', {
      kind: 'openFile',
      title: 'Choose a file of a framework',
      extensions: [...new Set(formats.flatMap(({ extensions }) => extensions))],
    }),
  );
