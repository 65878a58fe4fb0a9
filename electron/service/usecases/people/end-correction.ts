import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { openCorrection } from '../../db/sql/person-facts';
import type { CommandUseCase } from '../context';
import { takeBack } from '../../db/take-back-correction';

export const endCorrection: CommandUseCase<Contract['people']['endCorrection']> = async (tx, { overrideId, reason }, ctx) => {
  const correction = await openCorrection(tx, overrideId);
  if (correction === undefined) return fail('CorrectionNotFound');
  const changes = await takeBack(tx, ctx.entry, correction, { endedOn: ctx.today, endReason: reason });
  const { personId } = correction;
  ctx.audit({ action: 'people.endCorrection', entity: 'person_override', entityId: overrideId, personId, reason, changes });
  return ok({});
};
