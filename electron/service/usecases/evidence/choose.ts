import { statSync } from 'node:fs';
import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';

export const chooseEvidence: QueryUseCase<Contract['evidence']['choose']> = async (_db, _input, ctx) => {
  const chosen = await ctx.choosePaths('attachEvidence', { kind: 'openFile', title: 'Attach files', extensions: [], isMultiple: true });
  return ok({ files: chosen.map(({ handle, fileName, path }) => ({ handle, fileName, size: sizeOf(path) })) });
};

/** Null: it is gone already, which whoever attaches it is told. */
function sizeOf(path: string): number | null {
  try {
    return statSync(path).size;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return null;
    throw error;
  }
}
