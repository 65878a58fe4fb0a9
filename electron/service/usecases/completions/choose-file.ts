import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';

export const chooseCompletionFile: QueryUseCase<Contract['completions']['chooseFile']> = async (_db, _input, ctx) =>
  ok(
    await ctx.choosePath('importCompletions', {
      kind: 'openFile',
      title: 'Choose a file of completions from a learning system',
      extensions: ['csv', 'txt', 'tsv', 'xlsx', 'json', 'jsonl', 'ndjson'],
    }),
  );
