import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { commitForSession } from '../../station/commit-for-session';
import { signedIn } from '../../station/signed-in';
import { makeNewShares } from '../../vault/replace-shares';
import { vaultRefused } from '../../vault/storage-fault';
import type { StationUseCase } from '../context';
import { checkOwnPassphrase } from './own-passphrase';

/**
 * New recovery shares in place of lost, stolen or exposed ones (21 CFR 11.300(c)). An older copy of the folder still
 * opens to the shares there were, so a change of the data key is due.
 */
export const replaceShares: StationUseCase<Contract['vault']['replaceShares']> = async (
  station,
  { passphrase, shares: scheme, reason },
) => {
  const { open, session } = signedIn(station);
  const checked = await checkOwnPassphrase(station, open, session, passphrase);
  if (!checked.ok) return checked;
  const { siteId } = open.vault;
  const { shares, setFragment, putInForce } = await makeNewShares(open.vault, scheme);
  // Entry first: ended in between, the log promises shares that nobody has seen, and those there were still open the site.
  await commitForSession(station, open, session, async (_tx, ctx) => {
    const set = { entity: 'recovery_shares', entityId: setFragment, old: null, new: { ...scheme } };
    ctx.audit({ action: 'vault.replaceShares', entity: 'site', entityId: siteId, reason, changes: [set] });
    ctx.afterCommit(() => {
      const put = putInForce();
      if (!put.ok) throw vaultRefused(put.failure);
    });
    return ok(null);
  });
  return ok({ shares: [...shares], threshold: scheme.threshold });
};
