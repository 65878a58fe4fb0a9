import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { CalibrationProgrammeRow } from '../../db/calibration-case-schema';
import { insertRows } from '../../db/insert-rows';
import { programmeRevisions } from '../../db/sql/calibration-programme';
import type { CommandUseCase } from '../context';

/** No further days: samples and sessions that were drawn and begun stay. */
export const endProgramme: CommandUseCase<Contract['calibrationProgramme']['end']> = async (tx, { programmeId, reason }, ctx) => {
  const [newest] = await programmeRevisions(tx, programmeId);
  if (newest === undefined || newest.isEnded === 1) return fail('ProgrammeNotFound');
  const row: CalibrationProgrammeRow = {
    ...newest,
    revision: newest.revision + 1,
    isEnded: 1,
    reason,
    savedBy: ctx.actor.userId,
    savedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertRows(tx, 'calibration_programme', [row]);
  const entity = { entity: 'calibration_programme', entityId: `${programmeId}/${row.revision}` };
  ctx.audit({
    action: 'calibrationProgramme.end',
    ...entity,
    reason,
    changes: [{ ...entity, personId: null, old: null, new: { ...row } }],
  });
  return ok({ programmeId });
};
