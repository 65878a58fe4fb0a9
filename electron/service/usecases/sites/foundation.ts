import type { Result } from '../../../../shared/result';
import { ok } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import { makeSiteKey } from '../../db/audit-site-key';
import type { SiteRow, UserAccountRow, UserKeyRow, UserRoleRow } from '../../db/core-schema';
import { openEvidence, openRecord } from '../../db/open';
import type { Tx } from '../../db/schema';
import { writeVersions } from '../../db/sql/versions';
import type { Station, UnlockedSite } from '../../station/station';
import { createVault, type CreatedSite, type CreateFailure, type NewSite } from '../../vault/create';
import type { CommandContext } from '../context';

/** Makes a vault with empty databases and leaves it open, for nobody yet. */
export async function makeVault(
  station: Station,
  wanted: Omit<NewSite, 'nativeBinding' | 'kdfCost'>,
  facts: { readonly isSample: boolean },
): Promise<Result<{ readonly created: CreatedSite; readonly open: UnlockedSite; readonly site: SiteRow }, CreateFailure>> {
  const { nativeBinding, kdfCost, zone } = station.platform;
  const made = await createVault({
    ...wanted,
    ...(nativeBinding === null ? {} : { nativeBinding }),
    ...(kdfCost === null ? {} : { kdfCost }),
  });
  if (!made.ok) return made;
  const created = made.value;
  const { openVault: vault, siteId } = created;
  const site: SiteRow = { siteId, name: wanted.name, zone: zone(), idleMinutes: 15, expiringDays: 60, isSample: facts.isSample ? 1 : 0 };
  const open: UnlockedSite = {
    vault,
    db: await openRecord(vault.site),
    evidence: await openEvidence(vault.evidence),
    facts: { zone: site.zone, idleMinutes: site.idleMinutes, isSample: facts.isSample },
    alarm: null,
  };
  return ok({ created, open, site });
}

/** The first rows of a record: the site, its keys, and the two who made it, each of whom has attested the other's key. */
export async function writeFoundation(
  tx: Tx,
  ctx: CommandContext,
  founding: {
    readonly site: SiteRow;
    readonly accounts: readonly UserAccountRow[];
    readonly grants: readonly UserRoleRow[];
    readonly openers: CreatedSite['openers'];
    readonly keyIdOf: (userId: string) => string;
  },
): Promise<AuditChange[]> {
  const { site, accounts, grants, openers, keyIdOf } = founding;
  const at = ctx.now.toISOString();
  for (const purpose of ['checkpoint', 'package'] as const) await makeSiteKey(tx, purpose, { at, entryNumber: ctx.entry });
  const keys = accounts.map(({ userId }): UserKeyRow => {
    const opener = openers.find((one) => one.userId === userId);
    const other = accounts.find((one) => one.userId !== userId);
    if (opener === undefined || other === undefined) throw new Error('a site is made by two people with a slot each');
    return {
      keyId: keyIdOf(userId),
      userId,
      publicKey: opener.signingPublicKey,
      state: 'attested',
      attestedBy: other.userId,
      statementAcceptedAt: at,
    };
  });
  return [
    ...(await writeVersions(tx, ctx.entry, 'site', [site])),
    ...(await writeVersions(tx, ctx.entry, 'user_account', accounts)),
    ...(await writeVersions(tx, ctx.entry, 'user_role', grants)),
    ...(await writeVersions(tx, ctx.entry, 'user_key', keys)),
  ];
}

/** Closes a site that was open for its making alone. */
export async function closeSite(open: UnlockedSite): Promise<void> {
  await open.db.destroy();
  await open.evidence.destroy();
  open.vault.close();
}
