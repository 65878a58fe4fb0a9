import type { Result } from '../../../../shared/result';
import { ok } from '../../../../shared/result';
import { accountById } from '../../db/sql/users';
import { checkPassphrase, type PassphraseRefused } from '../../station/passphrase';
import { wipeKeys } from '../../vault/signing-keys';
import type { Session, Station, UnlockedSite } from '../../station/station';

/** Whether the person whose session it is has typed their passphrase again: an unattended window changes no keys. */
export async function checkOwnPassphrase(
  station: Station,
  open: UnlockedSite,
  { userId, login }: Session,
  passphrase: string,
): Promise<Result<void, PassphraseRefused>> {
  const checked = await checkPassphrase(station, open, await accountById(open.db, userId), login, passphrase);
  if (!checked.ok) return checked;
  wipeKeys(checked.value.keys);
  return ok(undefined);
}
