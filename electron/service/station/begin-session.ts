import { checkFiledCheckpoint, makeCheckpoint, type FiledCheckpointOutcome } from '../db/audit-checkpoint';
import { openEvidence, openRecord } from '../db/open';
import { siteFacts } from '../db/sql/site';
import { accountById, currentKey, grantsOf } from '../db/sql/users';
import type { OpenVault } from '../vault/open-site';
import { publicKeyOf } from '../vault/raw-keys';
import { readKnownSites, rememberSite } from './known-sites';
import type { Session, Station, UnlockedSite } from './station';

/** Opens the two databases of a vault for use. */
export async function openUnlocked(station: Station, vault: OpenVault): Promise<UnlockedSite> {
  const db = await openRecord(vault.site);
  const evidence = await openEvidence(vault.evidence);
  const { zone, idleMinutes, isSample } = await siteFacts(db);
  const seen = readKnownSites(station.platform.stationFolder).find((site) => site.siteId === vault.siteId)?.checkpoint ?? null;
  const verdict = seen === null ? null : (await checkFiledCheckpoint(db, vault.siteId, seen)).outcome;
  const alarm = alarmOf(verdict);
  return { vault, db, evidence, facts: { zone, idleMinutes, isSample: isSample === 1 }, alarm };
}

/** A checkpoint that this station kept and none of the site's keys signed: another log stands in the place of the one it saw. */
function alarmOf(verdict: FiledCheckpointOutcome['outcome'] | null): UnlockedSite['alarm'] {
  if (verdict === 'badSignature') return 'rewritten';
  return verdict === 'rolledBack' || verdict === 'rewritten' ? verdict : null;
}

/** The session of the opener whose passphrase unlocked the vault; null when the account is unknown or inactive. */
export async function beginSession(open: UnlockedSite, now: Date): Promise<Session | null> {
  const account = await accountById(open.db, open.vault.userId);
  if (account === undefined || account.isActive === 0) return null;
  const key = await currentKey(open.db, account.userId);
  const ownPublicKey = publicKeyOf('ed25519', open.vault.keys.signing).toString('base64');
  return {
    userId: account.userId,
    login: account.login,
    printedName: account.printedName,
    personId: account.personId,
    grants: await grantsOf(open.db, account.userId),
    // A key that the record does not know is left from choosing a passphrase that was interrupted: it is chosen again.
    mustChoosePassphrase: open.vault.mustChoosePassphrase || key?.publicKey !== ownPublicKey,
    maySign: key?.state === 'attested' && key.publicKey === ownPublicKey,
    hasSigned: false,
    startedAt: now.toISOString(),
    prepared: new Map(),
  };
}

/** Keeps, outside the site's folder, how far its log has come. Nothing is kept while an alarm stands. */
export async function rememberHead(station: Station, open: UnlockedSite): Promise<void> {
  const now = station.platform.now().toISOString();
  const note = await open.db.transaction().execute((tx) => makeCheckpoint(tx, open.vault.siteId, now));
  const { siteId, name, folder } = open.vault;
  const known = readKnownSites(station.platform.stationFolder).find((site) => site.siteId === siteId);
  const checkpoint = open.alarm === null ? note : (known?.checkpoint ?? note);
  rememberSite(station.platform.stationFolder, { siteId, name, folder, isSample: open.facts.isSample, lastOpenedAt: now, checkpoint });
}
