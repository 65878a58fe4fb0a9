import type { Contract } from '../../../../shared/contract';
import { fail, ok, type Result } from '../../../../shared/result';
import type { UserAccountRow } from '../../db/core-schema';
import { accountById, accountByLogin, currentKey, saveSignerRecord } from '../../db/sql/users';
import { writeVersions } from '../../db/sql/versions';
import { commitForSession } from '../../station/commit-for-session';
import { checkPassphrase, type PassphraseRefused } from '../../station/passphrase';
import { sessionPassphrase } from '../../station/session-passphrase';
import { signedIn } from '../../station/signed-in';
import type { Station, UnlockedSite } from '../../station/station';
import { changePassphrase } from '../../vault/opener-slots';
import { wrapSignerKeys } from '../../vault/signers';
import { wipeKeys } from '../../vault/signing-keys';
import { vaultRefused } from '../../vault/storage-fault';
import type { StationUseCase } from '../context';
import { refuseWeak } from './refuse-weak';

interface Change {
  readonly current: string;
  readonly next: string;
}

/**
 * A new passphrase over the same keys, by whoever knows the old one: the session's user, or somebody else in place, who
 * may have no slot to unlock with.
 */
export const changeOwnPassphrase: StationUseCase<Contract['session']['changePassphrase']> = async (station, { login, current, next }) => {
  const { open, session } = signedIn(station);
  const account = login === undefined ? await accountById(open.db, session.userId) : await accountByLogin(open.db, login);
  if (current.normalize('NFC') === next.normalize('NFC')) return fail('WeakPassphrase', { why: 'it is the present one' });
  const known = [login ?? session.login, account?.printedName ?? '', open.vault.name];
  const strong = await refuseWeak(next, known, session.passphrase.minLength);
  if (!strong.ok) return strong;
  // A one-time secret is no passphrase yet: keys that it wraps have been within another's reach and are never kept.
  const isChosen = account !== undefined && account.isActive === 1 && (await currentKey(open.db, account.userId)) !== undefined;
  if (account === undefined || !isChosen) return refuseAsWrong(station, open, { login: login ?? session.login, current });

  const change = account.kind === 'signer' ? changeOfSigner : changeOfOpener;
  const wrapped = await change(station, open, account, { current, next });
  if (!wrapped.ok) return wrapped;
  const { userId } = account;
  await commitForSession(station, open, session, async (tx, ctx) => {
    const changes = [
      ...(wrapped.value === null ? [] : [await saveSignerRecord(tx, userId, wrapped.value)]),
      ...(await writeVersions(tx, ctx.entry, 'user_passphrase', [{ userId, chosenAt: ctx.now.toISOString() }])),
    ];
    ctx.audit({ action: 'session.changePassphrase', entity: 'user_account', entityId: userId, changes });
    return ok(null);
  });
  if (userId === session.userId) {
    session.passphrase = await sessionPassphrase(open.db, userId, station.platform.now(), open.facts.zone);
    station.changed();
  }
  return ok({});
};

/** Nobody's passphrase is tried, and the attempt counts and takes as long as with one that is wrong. */
async function refuseAsWrong(
  station: Station,
  open: UnlockedSite,
  { login, current }: { readonly login: string; readonly current: string },
): Promise<Result<never, PassphraseRefused>> {
  const tried = await checkPassphrase(station, open, undefined, login, current);
  return tried.ok ? fail('WrongPassphrase', { notBefore: null }) : tried;
}

/** NOTE: slot first, record second: ended in between, the new passphrase opens and is taken for as old as the one before. */
async function changeOfOpener(
  station: Station,
  open: UnlockedSite,
  { userId }: UserAccountRow,
  { current, next }: Change,
): Promise<Result<null, PassphraseRefused>> {
  const now = station.platform.now().toISOString();
  const { folder, dataKey } = open.vault;
  const changed = await changePassphrase({ folder, dataKey, userId, oldPassphrase: current, newPassphrase: next, now });
  if (changed.ok) return ok(null);
  const { failure } = changed;
  if (failure.code === 'WrongPassphrase') return fail('WrongPassphrase', failure.data);
  if (failure.code === 'LockedOut') return fail('LockedOut');
  if (failure.code === 'MustChoosePassphrase') return fail('WrongPassphrase', { notBefore: null });
  throw vaultRefused(failure);
}

/** Answers with the signer's record to be stored, the same keys under the new passphrase. */
async function changeOfSigner(
  station: Station,
  open: UnlockedSite,
  account: UserAccountRow,
  { current, next }: Change,
): Promise<Result<string, PassphraseRefused>> {
  const checked = await checkPassphrase(station, open, account, account.login, current);
  if (!checked.ok) return checked;
  const { keys } = checked.value;
  const wrapped = await wrapSignerKeys(open.vault, { userId: account.userId, passphrase: next, keys });
  wipeKeys(keys);
  if (!wrapped.ok) throw vaultRefused(wrapped.failure);
  return ok(JSON.stringify(wrapped.value));
}
