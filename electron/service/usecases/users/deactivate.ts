import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { removeSignerRecord } from '../../db/sql/users';
import { writeVersions } from '../../db/sql/versions';
import { commitForSession } from '../../station/commit-for-session';
import { signedIn } from '../../station/signed-in';
import { removeSlot } from '../../vault/opener-slots';
import { vaultRefused } from '../../vault/storage-fault';
import type { StationUseCase } from '../context';
import { acceptEnd } from '../directory/accept-proposals';
import { changeableAccount, isKeptAfter } from './changeable-account';

/**
 * Ends an account for good; it and its public keys stay on record. A change of the data key is then due: an older copy
 * of the site's folder stays readable to whoever had a slot in it.
 */
export const deactivateUser: StationUseCase<Contract['users']['deactivate']> = async (station, { userId, reason }) => {
  const { open, session } = signedIn(station);
  const found = await changeableAccount(open.db, userId, session.userId);
  if (!found.ok) return found;
  const account = found.value;
  if (!(await isKeptAfter(open.db, userId, { isActive: false }))) return fail('LastAdministrator');

  // Slot first: ended before the record is written, the person is shut out already, and the next try does the rest.
  if (account.kind === 'opener') {
    const removed = removeSlot(open.vault, userId);
    if (!removed.ok && removed.failure.code === 'LastAdministrator') return fail('LastAdministrator');
    if (!removed.ok && removed.failure.code !== 'UserNotFound') throw vaultRefused(removed.failure);
  }
  await commitForSession(station, open, session, async (tx, ctx) => {
    const changes = [
      ...(account.kind === 'signer' ? [await removeSignerRecord(tx, userId)] : []),
      ...(await writeVersions(tx, ctx.entry, 'user_account', [{ ...account, isActive: 0 }])),
      ...(await acceptEnd(tx, ctx, userId, reason)),
    ];
    ctx.audit({ action: 'users.deactivate', entity: 'user_account', entityId: userId, reason, changes });
    return ok(null);
  });
  return ok({});
};
