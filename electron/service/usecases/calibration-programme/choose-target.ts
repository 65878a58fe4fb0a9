import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { withEnding } from '../framework-exchange/with-ending';

export const chooseProgrammeTarget: QueryUseCase<Contract['calibrationProgramme']['chooseTarget']> = async (_db, { format }, ctx) => {
  const suggestedName = `calibration-programme-${ctx.today}.${format}`;
  const chosen = await ctx.choosePath('exportDuties', { kind: 'saveFile', title: 'Write the programme to', suggestedName });
  return ok(chosen === null ? null : { handle: chosen.handle, fileName: withEnding(chosen.fileName, format) });
};
