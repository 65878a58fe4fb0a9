import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';

export const chooseDirectoryFile: QueryUseCase<Contract['directory']['chooseFile']> = async (_db, _input, ctx) =>
  ok(
    await ctx.choosePath('importDirectory', {
      kind: 'openFile',
      title: 'Choose a file of accounts from the directory',
      extensions: ['json', 'jsonl', 'scim', 'csv', 'tsv', 'txt', 'xlsx'],
    }),
  );
