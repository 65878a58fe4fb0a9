import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { obligationById } from '../../db/sql/obligations';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { isConfirmedBy } from './shown-obligations';

/** The person, or who sees to it, says that what is asked of who is new in a role is done. */
export const completeObligation: CommandUseCase<Contract['obligations']['complete']> = async (tx, { obligationId }, ctx) => {
  const row = await obligationById(tx, obligationId);
  if (row === undefined) return fail('ObligationNotFound');
  if (![row.personId, row.ownerPersonId].some((personId) => personId === ctx.actor.personId)) return fail('NotYours');
  if (row.kind !== 'onboarding' || !isConfirmedBy(row, ctx.actor.personId)) return fail('ByAssessment');
  if (row.state !== 'open') return fail('NotOpen');
  const changes = await writeVersions(tx, ctx.entry, 'obligation', [{ ...row, state: 'done', doneOn: ctx.today }]);
  ctx.audit({ action: 'obligations.complete', entity: 'obligation', entityId: obligationId, personId: row.personId, changes });
  return ok({ doneOn: ctx.today });
};
