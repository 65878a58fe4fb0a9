import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { openOfItem } from '../../db/sql/obligations';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { planOf } from './plan-of';

export const cancelMove: CommandUseCase<Contract['moves']['cancel']> = async (tx, { personId, planId, reason }, ctx) => {
  const plan = await planOf(tx, personId, planId);
  if (plan === undefined) return fail('PlanNotFound');
  if (plan.state === 'cancelled') return fail('AlreadyCancelled');
  if (plan.positionId !== null) return fail('AlreadyHappened');
  const owed = await openOfItem(tx, personId, planId);
  const changes = [
    ...(await writeVersions(tx, ctx.entry, 'move_plan', [{ ...plan, state: 'cancelled' }])),
    ...(await writeVersions(
      tx,
      ctx.entry,
      'obligation',
      owed.map((row) => ({ ...row, state: 'cancelled' })),
    )),
  ];
  if (plan.state === 'confirmed') await deriveStandings(tx, [personId], (await siteFacts(tx)).expiringDays);
  ctx.audit({ action: 'moves.cancel', entity: 'move_plan', entityId: planId, personId, reason, changes });
  return ok({});
};
