import { fail, ok, type Failure, type Result } from '../../../shared/result';
import type { UserAccountRow } from '../db/core-schema';
import { signerRecord } from '../db/sql/users';
import { unwrapSignerKeys, verifyPassphrase } from '../vault/passphrase';
import { wrappedKeysRecord, type PersonKeys } from '../vault/signing-keys';
import { vaultRefused } from '../vault/storage-fault';
import type { Station, UnlockedSite } from './station';

export type PassphraseRefused = Failure<'WrongPassphrase', { notBefore: string | null }> | Failure<'LockedOut', undefined>;

/** Checks a person's passphrase and answers with their keys; an account that is unknown or inactive fails like a wrong passphrase. */
export async function checkPassphrase(
  station: Station,
  open: UnlockedSite,
  account: UserAccountRow | undefined,
  login: string,
  passphrase: string,
): Promise<Result<{ readonly account: UserAccountRow; readonly keys: PersonKeys }, PassphraseRefused>> {
  const now = station.platform.now().toISOString();
  const keys =
    account?.kind === 'signer' ? await signerKeys(open, account, passphrase, now) : await openerKeys(open, login, passphrase, now);
  if (!keys.ok) {
    const { failure } = keys;
    if (failure.code === 'LockedOut') return fail('LockedOut');
    if (failure.code === 'WrongPassphrase') return fail('WrongPassphrase', failure.data);
    if (failure.code === 'MustChoosePassphrase') return fail('WrongPassphrase', { notBefore: null });
    throw vaultRefused(failure);
  }
  if (account === undefined || account.isActive === 0) return fail('WrongPassphrase', { notBefore: null });
  return ok({ account, keys: keys.value });
}

async function openerKeys(open: UnlockedSite, login: string, passphrase: string, now: string) {
  const checked = await verifyPassphrase({ folder: open.vault.folder, login, passphrase, now });
  return checked.ok ? ok(checked.value.keys) : checked;
}

async function signerKeys(open: UnlockedSite, account: UserAccountRow, passphrase: string, now: string) {
  const stored = await signerRecord(open.db, account.userId);
  if (stored === undefined) return fail('WrongPassphrase', { notBefore: null });
  const record = wrappedKeysRecord.parse(JSON.parse(stored));
  return unwrapSignerKeys(open.vault, { userId: account.userId, record, passphrase, now });
}
