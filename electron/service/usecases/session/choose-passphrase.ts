import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { beginSession } from '../../station/begin-session';
import { commitForSession } from '../../station/commit-for-session';
import { sessionState } from '../../station/session-state';
import { stillSignedIn } from '../../station/signed-in';
import { makeSigner } from '../../station/signer';
import type { Session, Station, UnlockedSite } from '../../station/station';
import { stillAwaited } from '../../station/still-awaited';
import { opensSlot } from '../../vault/one-time-secret';
import { openForUser } from '../../vault/open-site';
import { replaceSlotPassphrase } from '../../vault/opener-slots';
import { wipeKeys } from '../../vault/signing-keys';
import { vaultRefused } from '../../vault/storage-fault';
import type { InputOf, StationUseCase } from '../context';
import { refuseWeak } from './refuse-weak';
import { writeNewKey } from './write-new-key';

type Choose = StationUseCase<Contract['session']['choosePassphrase']>;

/** After a one-time secret: a passphrase of one's own over new keys, which a second person attests before they may sign. */
export const choosePassphrase: Choose = (station, input) =>
  station.alone(async () => {
    const { open, session } = station;
    if (open === null || session === null || !session.mustChoosePassphrase) return fail('NotAwaited');
    return stillAwaited(station, session, () => choose(station, open, session, input));
  });

async function choose(
  station: Station,
  open: UnlockedSite,
  session: Session,
  { next }: InputOf<Contract['session']['choosePassphrase']>,
): ReturnType<Choose> {
  const { platform } = station;
  const { userId, login, printedName } = session;
  const strong = await refuseWeak(next, [login, printedName, open.vault.name], session.passphrase.minLength);
  if (!strong.ok) return strong;
  const isSame = await opensSlot(open.vault, userId, next);
  if (!isSame.ok) throw vaultRefused(isSame.failure);
  if (isSame.value) return fail('WeakPassphrase', { why: 'it is the one-time secret, which somebody else has seen' });

  // NOTE: slot first, record second. Ended in between, the slot holds a key that the record does not know, and the next
  // session of this person begins with choosing again (beginSession).
  const replaced = await replaceSlotPassphrase(open.vault, {
    userId,
    newPassphrase: next,
    makeNewKeys: true,
    mustChoosePassphrase: false,
  });
  if (!replaced.ok) throw vaultRefused(replaced.failure);
  const { opener, keys } = replaced.value;
  const reopened = { ...open, vault: openForUser(open.vault, { userId, keys, mustChoosePassphrase: false }) };
  try {
    const signer = makeSigner(session, session.grants[0]?.role ?? 'none', platform.makeId(), keys);
    await commitForSession(
      station,
      open,
      session,
      async (tx, ctx) => {
        const changes = await writeNewKey(tx, ctx, { publicKey: opener.signingPublicKey });
        ctx.audit({ action: 'session.choosePassphrase', entity: 'user_account', entityId: userId, changes });
        return ok(null);
      },
      signer,
    );
    const begun = await beginSession(reopened, platform.now());
    stillSignedIn(station, session); // a site that was locked meanwhile stays locked
    station.open = reopened;
    station.session = begun;
  } catch (error) {
    wipeKeys(keys);
    throw error;
  }
  station.changed();
  return ok(sessionState(station));
}
