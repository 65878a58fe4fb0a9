import { checkFiledCheckpoint, signedCheckpoint, type FiledCheckpointOutcome } from '../db/audit-checkpoint';
import { keepElsewhere } from '../db/evidence-keeper';
import { openEvidence, openRecord } from '../db/open';
import { accessHead } from '../db/sql/access-log';
import { siteToOpen } from '../db/sql/site';
import { accessHashAt } from '../db/integrity-access';
import { accountById, grantsOf, keysOf } from '../db/sql/users';
import { evidenceThread } from '../jobs/evidence-thread';
import type { OpenVault } from '../vault/open-site';
import { publicKeyOf } from '../vault/raw-keys';
import { beginReadiness } from '../readiness/engine';
import { logSize } from '../db/audit-size';
import { givePagesBack } from '../db/free-pages';
import { quickRootAt } from '../db/audit-quick-root';
import { clockAtOpening } from './clock';
import { readKnownSites, rememberSite } from './known-sites';
import { forgetHeads, keepAccessHead, keepHead, readHead } from './newest-head';
import { restoredSite } from './restored-site';
import { sessionPassphrase } from './session-passphrase';
import type { Session, Station, UnlockedSite } from './station';
import { verifyNewest } from './verify-since';

/** Opens the two databases of a vault for use; null where nothing can be found of the site in its own record. */
export async function openUnlocked(station: Station, vault: OpenVault): Promise<UnlockedSite | null> {
  const db = await openRecord(vault.site);
  const own = await siteToOpen(db);
  if (own === null) return null;
  const evidence = await openEvidence(vault.evidence);
  beginReadiness(db, station.platform, vault);
  keepElsewhere(evidence, evidenceThread(station.platform, vault));
  const { zone, idleMinutes, isSample } = own.facts;
  const known = readKnownSites(station.platform.stationFolder).find((site) => site.siteId === vault.siteId);
  const seen = known?.checkpoint ?? null;
  const verdict = seen === null ? null : (await checkFiledCheckpoint(db, vault.siteId, seen)).outcome;
  const newest = await verifyNewest(vault, db, known?.verifiedTo ?? 0);
  const { stationFolder } = station.platform;
  const seenAlarm = alarmOf(verdict) ?? headAlarm(vault, stationFolder, newest.to) ?? accessAlarm(vault, stationFolder);
  const isLogAltered = newest.altered !== null || own.altered === 'log';
  const alarm = seenAlarm ?? (isLogAltered ? 'altered' : own.altered === 'row' ? 'siteAltered' : null);
  const clock = await clockAtOpening(db, known?.lastOpenedAt ?? null);
  const facts = { zone, idleMinutes, isSample: isSample === 1 };
  const restored = restoredSite(vault, seen);
  return { vault, db, evidence, facts, alarm, alteredEntry: newest.altered, verified: newest, clock, turnedTo: null, restored };
}

/** What this station saw the last time something was recorded: a shorter log, or another one, does not hold it. */
function headAlarm({ site, siteId }: OpenVault, stationFolder: string, size: number): UnlockedSite['alarm'] {
  const head = readHead(stationFolder, siteId, 'changes');
  if (head === null || head === 'damaged') return null;
  if (head.size > size) return 'rolledBack';
  return quickRootAt(site, head.size) === head.root ? null : 'rewritten';
}

/** The same for readings of people's records since a session last began or ended. */
function accessAlarm({ site, siteId }: OpenVault, stationFolder: string): UnlockedSite['alarm'] {
  const head = readHead(stationFolder, siteId, 'access');
  if (head === null || head === 'damaged' || head.size === 0) return null;
  const hash = accessHashAt(site, head.size);
  if (hash === null) return 'rolledBack';
  return hash === head.root ? null : 'rewritten';
}

/** A checkpoint that this station kept and none of the site's keys signed: another log stands in the place of the one it saw. */
function alarmOf(verdict: FiledCheckpointOutcome['outcome'] | null): UnlockedSite['alarm'] {
  if (verdict === 'badSignature') return 'rewritten';
  return verdict === 'rolledBack' || verdict === 'rewritten' ? verdict : null;
}

/**
 * The session of the opener whose passphrase unlocked the vault; null when the account is unknown or inactive, or when its
 * slot is from before the passphrase was chosen or reset: older slots put back undo neither.
 */
export async function beginSession(open: UnlockedSite, now: Date): Promise<Session | null> {
  const account = await accountById(open.db, open.vault.userId);
  if (account === undefined || account.isActive === 0) return null;
  const keys = await keysOf(open.db, account.userId);
  const key = keys.find(({ state }) => state !== 'retired');
  const ownPublicKey = publicKeyOf('ed25519', open.vault.keys.signing).toString('base64');
  const isKnown = keys.find(({ publicKey }) => publicKey === ownPublicKey);
  if (key === undefined ? isKnown !== undefined : isKnown !== key) return null;
  const passphrase = await sessionPassphrase(open.db, account.userId, now, open.facts.zone);
  return {
    userId: account.userId,
    login: account.login,
    printedName: account.printedName,
    personId: account.personId,
    grants: await grantsOf(open.db, account.userId),
    // Without a key on record this one is a one-time secret's, or left from choosing a passphrase that was interrupted.
    mustChoosePassphrase: key === undefined,
    mustChangePassphrase: passphrase.state === 'over',
    passphrase,
    maySign: key?.state === 'attested',
    hasSigned: false,
    startedAt: now.toISOString(),
    prepared: new Map(),
  };
}

/**
 * Keeps, outside the site's folder, how far its log has come. Nothing is kept while an alarm stands, but for that of a
 * restore: it is raised once, is in the log, and from then on the restored log is the one to hold against.
 */
export async function rememberHead(station: Station, open: UnlockedSite): Promise<void> {
  const now = station.platform.now().toISOString();
  givePagesBack(open.vault);
  const { siteId, name, folder } = open.vault;
  const size = await logSize(open.db);
  const note = await signedCheckpoint(open.db, siteId, size);
  const known = readKnownSites(station.platform.stationFolder).find((site) => site.siteId === siteId);
  const checkpoint = open.alarm === null || isRestore(open) ? note : (known?.checkpoint ?? note);
  const verifiedTo = isRestore(open) ? 0 : open.alarm === null ? verifiedNow(open, known?.verifiedTo ?? 0) : (known?.verifiedTo ?? 0);
  const { stationFolder } = station.platform;
  if (isRestore(open)) forgetHeads(stationFolder, siteId);
  else {
    keepHead(station, open, size);
    keepAccessHead(station, open, await accessHead(open.db));
  }
  // A site in which damage was found opens only when all of it reads back, and is closed without this when it is found.
  const { isSample } = open.facts;
  rememberSite(stationFolder, { siteId, name, folder, isSample, lastOpenedAt: now, checkpoint, verifiedTo, damagedFile: null });
}

/** What was verified at opening counts when nothing before it was left out. */
function verifiedNow({ verified }: UnlockedSite, before: number): number {
  return verified.from <= before + 1 ? Math.max(before, verified.to) : before;
}

/** An older log that a genuine backup explains. */
function isRestore({ alarm, restored }: UnlockedSite): boolean {
  return alarm === 'rolledBack' && restored?.isGenuine === true;
}
