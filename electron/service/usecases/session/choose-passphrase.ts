import type { Contract } from '../../../../shared/contract';
import { weaknessOf } from '../../../../shared/domain/passphrase';
import { fail, ok } from '../../../../shared/result';
import { beginSession } from '../../station/begin-session';
import { commitForSession } from '../../station/commit-for-session';
import { sessionState } from '../../station/session-state';
import { opensSlot } from '../../vault/one-time-secret';
import { openForUser } from '../../vault/open-site';
import { replaceSlotPassphrase } from '../../vault/opener-slots';
import type { StationUseCase } from '../context';
import { writeNewKey } from './write-new-key';

/** After a one-time secret: a passphrase of one's own over new keys, which a second person attests before they may sign. */
export const choosePassphrase: StationUseCase<Contract['session']['choosePassphrase']> = async (station, { next }) => {
  const { open, session, platform } = station;
  if (open === null || session === null || !session.mustChoosePassphrase) return fail('NotAwaited');
  const { userId, login, printedName } = session;
  const why = weaknessOf(next, [login, printedName, open.vault.name]);
  if (why !== null) return fail('WeakPassphrase', { why });
  const isSame = await opensSlot(open.vault, userId, next);
  if (!isSame.ok) throw new Error(`the key slots cannot be read: ${isSame.failure.code}`);
  if (isSame.value) return fail('WeakPassphrase', { why: 'it is the one-time secret, which somebody else has seen' });

  // NOTE: slot first, record second. Ended in between, the slot holds a key that the record does not know, and the next
  // session of this person begins with choosing again (beginSession).
  const replaced = await replaceSlotPassphrase(open.vault, { userId, newPassphrase: next, makeNewKeys: true, mustChoosePassphrase: false });
  if (!replaced.ok) throw new Error(`the key slots cannot be written: ${replaced.failure.code}`);
  const { opener, keys } = replaced.value;
  await commitForSession(station, open, session, async (tx, ctx) => {
    const changes = await writeNewKey(tx, ctx, userId, opener.signingPublicKey);
    ctx.audit({ action: 'session.choosePassphrase', entity: 'user_account', entityId: userId, changes });
    return ok(null);
  });
  const reopened = { ...open, vault: openForUser(open.vault, { userId, keys, mustChoosePassphrase: false }) };
  station.open = reopened;
  station.session = await beginSession(reopened, platform.now());
  station.changed();
  return ok(sessionState(station));
};
