import type { Contract } from '../../../../shared/contract';
import { weaknessOf } from '../../../../shared/domain/passphrase';
import { fail, ok } from '../../../../shared/result';
import { accountByLogin, currentKey, saveSignerRecord } from '../../db/sql/users';
import { commitForSession } from '../../station/commit-for-session';
import { checkPassphrase } from '../../station/passphrase';
import { signedIn } from '../../station/signed-in';
import { wrapSignerKeys } from '../../vault/signers';
import type { StationUseCase } from '../context';
import { writeNewKey } from './write-new-key';

/** A signer's own passphrase and new key in place of a one-time secret, at a station that somebody else has unlocked. */
export const chooseSignerPassphrase: StationUseCase<Contract['session']['chooseSignerPassphrase']> = async (station, input) => {
  const { open, session } = signedIn(station);
  const { login, oneTimeSecret, next } = input;
  const account = await accountByLogin(open.db, login);
  if (account?.kind !== 'signer' || account.isActive === 0) return fail('NotAwaited');
  const { userId } = account;
  if ((await currentKey(open.db, userId)) !== undefined) return fail('NotAwaited');
  const why =
    next === oneTimeSecret
      ? 'it is the one-time secret, which somebody else has seen'
      : weaknessOf(next, [login, account.printedName, open.vault.name]);
  if (why !== null) return fail('WeakPassphrase', { why });
  const checked = await checkPassphrase(station, open, account, login, oneTimeSecret);
  if (!checked.ok) return checked;

  const wrapped = await wrapSignerKeys(open.vault, { userId, passphrase: next });
  if (!wrapped.ok) throw new Error(`the attempts cannot be written: ${wrapped.failure.code}`);
  await commitForSession(station, open, session, async (tx, ctx) => {
    await saveSignerRecord(tx, userId, JSON.stringify(wrapped.value));
    const changes = await writeNewKey(tx, ctx, userId, wrapped.value.signingPublicKey);
    ctx.audit({ action: 'session.chooseSignerPassphrase', entity: 'user_account', entityId: userId, changes });
    return ok(null);
  });
  return ok({});
};
