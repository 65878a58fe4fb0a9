import type { Result } from '../../../../shared/result';
import { ok } from '../../../../shared/result';
import { accountById } from '../../db/sql/users';
import { checkPassphrase, type PassphraseRefused } from '../../station/passphrase';
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
  checked.value.keys.signing.fill(0);
  checked.value.keys.opening.fill(0);
  return ok(undefined);
}
