import type { Result } from '../../../../shared/result';
import { ok } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import { makeSiteKey } from '../../db/audit-site-key';
import type { SiteRow } from '../../db/core-schema';
import { openEvidence, openRecord } from '../../db/open';
import type { Tx } from '../../db/schema';
import { writeVersions } from '../../db/sql/versions';
import type { Station, UnlockedSite } from '../../station/station';
import { beginVault, removeHalfMade, type BegunSite, type CreateFailure, type NewSite } from '../../vault/create';
import type { CommandContext } from '../context';
import { writeFounders } from './founders';

/** Makes a vault with empty databases and leaves it open, for nobody yet. Whoever has written its foundation finishes it. */
export async function makeVault(
  station: Station,
  wanted: Omit<NewSite, 'nativeBinding' | 'kdfCost'>,
  facts: { readonly isSample: boolean },
): Promise<Result<{ readonly created: BegunSite; readonly open: UnlockedSite; readonly site: SiteRow }, CreateFailure>> {
  const { nativeBinding, kdfCost, zone } = station.platform;
  const made = await beginVault({
    ...wanted,
    ...(nativeBinding === null ? {} : { nativeBinding }),
    ...(kdfCost === null ? {} : { kdfCost }),
  });
  if (!made.ok) return made;
  const created = made.value;
  const { openVault: vault, siteId } = created;
  const site: SiteRow = { siteId, name: wanted.name, zone: zone(), idleMinutes: 15, expiringDays: 60, isSample: facts.isSample ? 1 : 0 };
  try {
    const open: UnlockedSite = {
      vault,
      db: await openRecord(vault.site),
      evidence: await openEvidence(vault.evidence),
      facts: { zone: site.zone, idleMinutes: site.idleMinutes, isSample: facts.isSample },
      alarm: null,
      turnedTo: null,
      alteredEntry: null,
      verified: { from: 1, to: 0 },
      restored: null,
      clock: { newest: null, noticedEntry: 0, standing: null },
    };
    return ok({ created, open, site });
  } catch (error) {
    vault.close();
    removeHalfMade(wanted.folder);
    throw error;
  }
}

/** The first rows of a record: the site, its keys, and the two who made it, each of whom has attested the other's key. */
export async function writeFoundation(
  tx: Tx,
  ctx: CommandContext,
  founding: Parameters<typeof writeFounders>[2] & { readonly site: SiteRow },
): Promise<AuditChange[]> {
  const { site } = founding;
  const at = ctx.now.toISOString();
  const siteKeys: AuditChange[] = [];
  for (const purpose of ['checkpoint', 'package', 'exchange'] as const)
    siteKeys.push(await makeSiteKey(tx, purpose, { at, entryNumber: ctx.entry }));
  return [...(await writeVersions(tx, ctx.entry, 'site', [site])), ...(await writeFounders(tx, ctx, founding)), ...siteKeys];
}

/** Closes a site that was open for its making alone. */
export async function closeSite(open: UnlockedSite): Promise<void> {
  await open.db.destroy();
  await open.evidence.destroy();
  open.vault.close();
}
