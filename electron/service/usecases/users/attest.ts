import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { currentKey } from '../../db/sql/users';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { changeableAccount } from './changeable-account';

/** A second person confirms whose key it is; from then on it may sign. */
export const attestUser: CommandUseCase<Contract['users']['attest']> = async (tx, { userId, reason }, ctx) => {
  const found = await changeableAccount(tx, userId, ctx.actor.userId);
  if (!found.ok) return found;
  const key = await currentKey(tx, userId);
  if (key?.state !== 'awaitingAttestation') return fail('NothingToAttest');
  const changes = await writeVersions(tx, ctx.entry, 'user_key', [{ ...key, state: 'attested', attestedBy: ctx.actor.userId }]);
  ctx.audit({ action: 'users.attest', entity: 'user_account', entityId: userId, reason, changes });
  return ok({});
};
