import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { writeVersions } from '../../db/sql/versions';
import { beginSession } from '../../station/begin-session';
import { commitForSession } from '../../station/commit-for-session';
import { sessionState } from '../../station/session-state';
import { opensSlot } from '../../vault/one-time-secret';
import { replaceSlotPassphrase } from '../../vault/opener-slots';
import { vaultRefused } from '../../vault/storage-fault';
import type { StationUseCase } from '../context';
import { refuseWeak } from './refuse-weak';

/** In place of a passphrase over its age: another one over the same keys, by whom the old one has just admitted. */
export const renewPassphrase: StationUseCase<Contract['session']['renewPassphrase']> = async (station, { next }) =>
  station.alone(async () => {
    const { open, session, platform } = station;
    if (open === null || session === null || session.mustChoosePassphrase || !session.mustChangePassphrase) return fail('NotAwaited');
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
    station.session = await beginSession(open, platform.now());
    station.changed();
    return ok(sessionState(station));
  });
