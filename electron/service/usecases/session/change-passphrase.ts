import type { Contract } from '../../../../shared/contract';
import { weaknessOf } from '../../../../shared/domain/passphrase';
import { fail, ok } from '../../../../shared/result';
import { commitForSession } from '../../station/commit-for-session';
import { signedIn } from '../../station/signed-in';
import { changePassphrase } from '../../vault/opener-slots';
import type { StationUseCase } from '../context';

/** A new passphrase over the same keys, by whoever knows the old one. */
export const changeOwnPassphrase: StationUseCase<Contract['session']['changePassphrase']> = async (station, { current, next }) => {
  const { open, session } = signedIn(station);
  const why = weaknessOf(next, [session.login, session.printedName, open.vault.name]);
  if (why !== null) return fail('WeakPassphrase', { why });
  const changed = await changePassphrase({
    folder: open.vault.folder,
    userId: session.userId,
    oldPassphrase: current,
    newPassphrase: next,
    now: station.platform.now().toISOString(),
  });
  if (!changed.ok) {
    const { failure } = changed;
    if (failure.code === 'WrongPassphrase') return fail('WrongPassphrase', failure.data);
    if (failure.code === 'LockedOut') return fail('LockedOut');
    throw new Error(`the key slots cannot be written: ${failure.code}`);
  }
  await commitForSession(station, open, session, async (_tx, ctx) => {
    ctx.audit({ action: 'session.changePassphrase', entity: 'user_account', entityId: session.userId, changes: [] });
    return ok(null);
  });
  return ok({});
};
