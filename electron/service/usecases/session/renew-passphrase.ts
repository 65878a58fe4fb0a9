import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { writeVersions } from '../../db/sql/versions';
import { beginSession } from '../../station/begin-session';
import { commitForSession } from '../../station/commit-for-session';
import { sessionState } from '../../station/session-state';
import { stillSignedIn } from '../../station/signed-in';
import type { Session, Station, UnlockedSite } from '../../station/station';
import { stillAwaited } from '../../station/still-awaited';
import { opensSlot } from '../../vault/one-time-secret';
import { replaceSlotPassphrase } from '../../vault/opener-slots';
import { vaultRefused } from '../../vault/storage-fault';
import type { InputOf, StationUseCase } from '../context';
import { refuseWeak } from './refuse-weak';

type Renew = StationUseCase<Contract['session']['renewPassphrase']>;

/** In place of a passphrase over its age: another one over the same keys, by whom the old one has just admitted. */
export const renewPassphrase: Renew = (station, input) =>
  station.alone(async () => {
    const { open, session } = station;
    if (open === null || session === null || session.mustChoosePassphrase || !session.mustChangePassphrase) return fail('NotAwaited');
    return stillAwaited(station, session, () => renew(station, open, session, input));
  });

async function renew(
  station: Station,
  open: UnlockedSite,
  session: Session,
  { next }: InputOf<Contract['session']['renewPassphrase']>,
): ReturnType<Renew> {
  const { userId, login, printedName } = session;
  const strong = await refuseWeak(next, [login, printedName, open.vault.name], session.passphrase.minLength);
  if (!strong.ok) return strong;
  const isSame = await opensSlot(open.vault, userId, next);
  if (!isSame.ok) throw vaultRefused(isSame.failure);
  if (isSame.value) return fail('WeakPassphrase', { why: 'it is the present one' });

  // NOTE: slot first, record second. Ended in between, the new passphrase opens, still counts as over its age and is changed once more.
  const replaced = await replaceSlotPassphrase(open.vault, {
    userId,
    newPassphrase: next,
    makeNewKeys: false,
    mustChoosePassphrase: false,
  });
  if (!replaced.ok) throw vaultRefused(replaced.failure);
  await commitForSession(station, open, session, async (tx, ctx) => {
    const changes = await writeVersions(tx, ctx.entry, 'user_passphrase', [{ userId, chosenAt: ctx.now.toISOString() }]);
    ctx.audit({ action: 'session.renewPassphrase', entity: 'user_account', entityId: userId, changes });
    return ok(null);
  });
  const begun = await beginSession(open, station.platform.now());
  stillSignedIn(station, session); // a site that was locked meanwhile stays locked
  station.session = begun;
  station.changed();
  return ok(sessionState(station));
}
