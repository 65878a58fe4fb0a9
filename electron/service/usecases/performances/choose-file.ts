import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';

export const choosePerformanceFile: QueryUseCase<Contract['performances']['chooseFile']> = async (_db, _input, ctx) =>
  ok(
    await ctx.choosePath('importPerformances', {
      kind: 'openFile',
      title: 'Choose a table of who did which task when',
      extensions: ['csv', 'tsv', 'txt', 'xlsx'],
    }),
  );
