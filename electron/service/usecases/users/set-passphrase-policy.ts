import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { passphrasePolicy } from '../../db/sql/passphrases';
import { writeVersions } from '../../db/sql/versions';
import { commitForSession } from '../../station/commit-for-session';
import { sessionPassphrase } from '../../station/session-passphrase';
import { signedIn } from '../../station/signed-in';
import type { StationUseCase } from '../context';

/**
 * What the site asks of passphrases from now on. A longer minimum holds for the next one chosen; an age holds at once,
 * and whose passphrase is over it is asked for another at the next unlock or signature.
 */
export const setPassphrasePolicy: StationUseCase<Contract['users']['setPassphrasePolicy']> = async (
  station,
  { minLength, maxAgeDays, reason },
) => {
  const { open, session } = signedIn(station);
  const present = await passphrasePolicy(open.db);
  if (present.minLength === minLength && present.maxAgeDays === maxAgeDays) return fail('Unchanged');
  const { siteId } = open.vault;
  await commitForSession(station, open, session, async (tx, ctx) => {
    const changes = await writeVersions(tx, ctx.entry, 'passphrase_policy', [{ siteId, minLength, maxAgeDays }]);
    ctx.audit({ action: 'users.setPassphrasePolicy', entity: 'passphrase_policy', entityId: siteId, reason, changes });
    return ok(null);
  });
  session.passphrase = await sessionPassphrase(open.db, session.userId, station.platform.now(), open.facts.zone);
  station.changed();
  return ok({});
};
