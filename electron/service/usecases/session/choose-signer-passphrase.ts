import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { passphrasePolicy } from '../../db/sql/passphrases';
import { accountByLogin, currentKey, grantsOf, saveSignerRecord } from '../../db/sql/users';
import { commitForSession } from '../../station/commit-for-session';
import { checkPassphrase } from '../../station/passphrase';
import { isSecretOver } from '../../station/secret-age';
import { signedIn } from '../../station/signed-in';
import { makeSigner } from '../../station/signer';
import { wrapSignerKeys } from '../../vault/signers';
import { makePersonKeys, wipeKeys } from '../../vault/signing-keys';
import { vaultRefused } from '../../vault/storage-fault';
import type { StationUseCase } from '../context';
import { refuseWeak } from './refuse-weak';
import { writeNewKey } from './write-new-key';

/** A signer's own passphrase and new key in place of a one-time secret, at a station that somebody else has unlocked. */
export const chooseSignerPassphrase: StationUseCase<Contract['session']['chooseSignerPassphrase']> = async (station, input) => {
  const { open, session } = signedIn(station);
  const { login, oneTimeSecret, next } = input;
  const account = await accountByLogin(open.db, login);
  if (account?.kind !== 'signer' || account.isActive === 0) return fail('NotAwaited');
  const { userId } = account;
  if ((await currentKey(open.db, userId)) !== undefined) return fail('NotAwaited');
  if (next.normalize('NFC') === oneTimeSecret.normalize('NFC'))
    return fail('WeakPassphrase', { why: 'it is the one-time secret, which somebody else has seen' });
  const { minLength } = await passphrasePolicy(open.db);
  const strong = await refuseWeak(next, [login, account.printedName, open.vault.name], minLength);
  if (!strong.ok) return strong;
  const checked = await checkPassphrase(station, open, account, login, oneTimeSecret);
  if (!checked.ok) return checked;
  wipeKeys(checked.value.keys); // the one-time secret's
  if (await isSecretOver(open.db, account, station.platform.now(), open.facts.zone)) return fail('SecretOver');

  const keys = makePersonKeys();
  const wrapped = await wrapSignerKeys(open.vault, { userId, passphrase: next, keys });
  if (!wrapped.ok) throw vaultRefused(wrapped.failure);
  const [grant] = await grantsOf(open.db, userId);
  const signer = makeSigner(account, grant?.role ?? 'none', station.platform.makeId(), keys);
  await commitForSession(
    station,
    open,
    session,
    async (tx, ctx) => {
      const changes = [
        await saveSignerRecord(tx, userId, JSON.stringify(wrapped.value)),
        ...(await writeNewKey(tx, ctx, { publicKey: wrapped.value.signingPublicKey })),
      ];
      ctx.audit({ action: 'session.chooseSignerPassphrase', entity: 'user_account', entityId: userId, changes });
      return ok(null);
    },
    signer,
  );
  wipeKeys(keys);
  return ok({});
};
