import path from 'node:path';
import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';

export const chooseCrosswalkFile: QueryUseCase<Contract['catalogue']['chooseCrosswalkFile']> = async (_db, input, ctx) => {
  const suggestedName = withCsvEnding(path.basename(input.suggestedName));
  const chosen = await ctx.choosePath('exportCrosswalk', { kind: 'saveFile', title: 'Write the crosswalk to', suggestedName });
  return ok(chosen === null ? null : { handle: chosen.handle, fileName: withCsvEnding(chosen.fileName) });
};

/** The file's name always ends in .csv, whatever was typed in the dialog. */
export function withCsvEnding(name: string): string {
  return /\.csv$/i.test(name) ? name : `${name}.csv`;
}
