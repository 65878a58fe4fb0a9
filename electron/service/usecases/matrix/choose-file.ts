import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';

export const chooseMatrixFile: QueryUseCase<Contract['matrix']['chooseFile']> = async (_db, _input, ctx) =>
  ok(
    await ctx.choosePath('importMatrix', {
      kind: 'openFile',
      title: 'Choose a spreadsheet of people and skills',
      extensions: ['xlsx', 'csv', 'tsv', 'txt'],
    }),
  );
