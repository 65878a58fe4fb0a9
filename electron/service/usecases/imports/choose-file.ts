import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';

export const chooseImportFile: QueryUseCase<Contract['imports']['chooseFile']> = async (_db, _input, ctx) =>
  ok(
    await ctx.choosePath('importPeople', {
      kind: 'openFile',
      title: 'Choose a file of people from the HRIS',
      extensions: ['csv', 'txt', 'tsv', 'xlsx', 'json'],
    }),
  );
