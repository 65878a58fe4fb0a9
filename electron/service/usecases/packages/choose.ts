import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';

export const choosePackage: QueryUseCase<Contract['packages']['choose']> = async (_db, _input, ctx) =>
  ok(
    await ctx.choosePath('receivePackage', {
      kind: 'openFile',
      title: 'Choose the package; its signature lies beside it',
      extensions: ['zip', 'age'],
    }),
  );
