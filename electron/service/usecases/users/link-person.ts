import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { checkPerson } from '../../db/sql/account-references';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { changeableAccount } from './changeable-account';

/** Ties an account to the person on record whose it is, so that nobody assesses or approves themselves through it. */
export const linkPerson: CommandUseCase<Contract['users']['linkPerson']> = async (tx, { userId, personId, reason }, ctx) => {
  const found = await changeableAccount(tx, userId, ctx.actor.userId);
  if (!found.ok) return found;
  const account = found.value;
  if (personId !== null && personId !== account.personId) {
    const checked = await checkPerson(tx, personId);
    if (!checked.ok) return checked;
  }
  const changes = await writeVersions(tx, ctx.entry, 'user_account', [{ ...account, personId }]);
  ctx.audit({ action: 'users.linkPerson', entity: 'user_account', entityId: userId, personId, reason, changes });
  return ok({});
};
