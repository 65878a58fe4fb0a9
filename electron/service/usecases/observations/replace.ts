import type { Contract } from '../../../../shared/contract';
import { fail } from '../../../../shared/result';
import { observationById } from '../../db/sql/observations';
import type { CommandUseCase } from '../context';
import { ownIds } from '../people/own-ids';
import { writeObservation } from './write-observation';

export const replaceObservation: CommandUseCase<Contract['observations']['replace']> = async (
  tx,
  { observationId, reason, ...seen },
  ctx,
) => {
  const known = await observationById(tx, observationId);
  if (known === undefined || !(await ownIds(tx, seen.personId)).includes(known.personId)) return fail('ObservationNotFound');
  if (known.observerUserId !== ctx.actor.userId) return fail('OtherObserver');
  if (known.replacedById !== null) return fail('AlreadyReplaced');
  return writeObservation(tx, ctx, seen, { id: observationId, reason });
};
