import path from 'node:path';
import type { Contract } from '../../../../shared/contract';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import { fileOfFault } from '../../db/guarded-dialect';
import { schemaFault } from '../../db/integrity-schema';
import { sessionSeal } from '../../db/session-seal';
import { beginSession, openUnlocked } from '../../station/begin-session';
import { noteZone } from '../../station/clock';
import { collectBytes, giveUpStaged } from '../../station/collect-evidence';
import { commitForSession } from '../../station/commit-for-session';
import { endSession } from '../../station/end-session';
import { stillDamaged } from '../../station/found-damaged';
import { fileNotAsWritten } from '../../station/not-as-written';
import { isSecretOver } from '../../station/secret-age';
import { sessionState } from '../../station/session-state';
import { isNewerThanThis } from '../../db/open';
import { allAccounts } from '../../db/sql/users';
import { turnDay } from '../../station/turn-day';
import { verifyOlder } from '../../station/verify-since';
import { isListDamaged } from '../../station/known-sites';
import { damagedHead } from '../../station/newest-head';
import { keepStationNotes } from '../../station/station-notes';
import type { Station, UnlockedSite } from '../../station/station';
import { markReported } from '../../vault/attempts';
import type { OpenVault } from '../../vault/open-site';
import { removeRestoreNote } from '../../vault/restore-note';
import type { SiteDamaged } from '../../vault/site-files';
import { isDamage, storageFault } from '../../vault/storage-fault';
import { attemptOwners } from '../../vault/signers';
import { unlockVault } from '../../vault/unlock';
import type { StationUseCase } from '../context';

type Unlock = StationUseCase<Contract['session']['unlock']>;

/** One unlock at a time: a second one would find the site held by the first, or leave the first one's site open for nobody. */
export const unlockSession: Unlock = (station, input, call) => station.alone(() => unlockAlone(station, input, call));

/**
 * Opens the selected site for an opener and begins their session. Failed attempts since the last unlock enter the log.
 * For callers whose turn it is already.
 */
export const unlockAlone: Unlock = async (station, { login, passphrase }) => {
  const { selected, platform } = station;
  if (selected === null) return fail('NoSiteSelected');
  if (station.open !== null) await endSession(station);
  const now = platform.now();
  const unlocked = await unlockVault({
    folder: selected.folder,
    login,
    passphrase,
    now: now.toISOString(),
    ...(platform.nativeBinding === null ? {} : { nativeBinding: platform.nativeBinding }),
  });
  if (!unlocked.ok) return unlocked.failure.code === 'NotASite' ? fail('FolderLost', unlocked.failure.data) : unlocked;
  const vault = unlocked.value;
  try {
    const begun = await begin(station, vault);
    if (!begun.ok) {
      vault.close();
      return begun;
    }
  } catch (error) {
    try {
      const file = isDamage(error)
        ? (fileOfFault(error) ?? path.basename(vault.site.name))
        : await fileBehind(error, vault, platform.nativeBinding);
      if (file !== null) return fail('SiteDamaged', { file });
    } finally {
      vault.close(); // or no second try could take the site's lock
    }
    throw error;
  }
  station.touchedAt = now.getTime();
  station.changed();
  return ok(sessionState(station));
};

/** The file of which tables are not there, or of which pages fit each other no more, where that may be why a site could not be opened. */
async function fileBehind(error: unknown, vault: OpenVault, nativeBinding: string | null): Promise<string | null> {
  if (error instanceof Error && 'code' in error && error.code === 'SQLITE_ERROR') {
    const fault = await schemaFault(vault, nativeBinding ?? undefined);
    if (fault?.isUnreadable === true) return path.basename(fault.file);
  }
  return storageFault(error, { folder: vault.folder, file: '' }) === null ? fileNotAsWritten(vault) : null;
}

async function begin(station: Station, vault: OpenVault): Promise<Result<void, BeginRefused>> {
  const { platform } = station;
  if (isNewerThanThis(vault.site)) return fail('NewerFormat');
  const damaged = stillDamaged(station, vault);
  if (damaged !== null) return fail('SiteDamaged', { file: damaged });
  const open = await openUnlocked(station, vault);
  if (open === null) return fail('SiteDamaged', { file: path.basename(vault.site.name) });
  const session = await beginSession(open, station.platform.now());
  if (session === null) return fail('WrongPassphrase', { notBefore: null });
  const accounts = await allAccounts(open.db);
  const own = accounts.find(({ userId }) => userId === session.userId);
  const isSecret = vault.mustChoosePassphrase && own !== undefined;
  if (isSecret && (await isSecretOver(open.db, own, platform.now(), open.facts.zone))) return fail('SecretOver');
  const owners = attemptOwners(vault, accounts);
  if (!owners.ok) return fail('SiteDamaged', { file: 'slots.json' });
  await commitForSession(station, open, session, async (tx, ctx) => {
    const changes = [
      ...noticed(open, owners.value, ctx.entry),
      ...(await noteZone(tx, station, open, ctx.entry)),
      ...(await giveUpStaged(tx, ctx.now, ctx.entry)),
      ...(await sessionSeal(tx, ctx)),
    ];
    ctx.audit({ action: 'session.unlock', entity: 'user_account', entityId: session.userId, changes });
    return ok(null);
  });
  await turnDay(station, open);
  await collectBytes(open);
  if (open.restored !== null) removeRestoreNote(vault.folder);
  const damagedNote = isListDamaged(platform.stationFolder) ? 'known-sites.json' : damagedHead(platform.stationFolder, vault.siteId);
  station.notesFault = await keepStationNotes(station, open);
  if (damagedNote !== null) station.notesFault ??= { code: 'RecordDamaged', data: { file: damagedNote } };
  forgetReported(vault);
  station.open = open;
  void verifyOlder(station, open);
  station.session = session;
  station.selected = { siteId: vault.siteId, name: vault.name, folder: vault.folder, isSample: open.facts.isSample };
  return ok(undefined);
}

/** The log holds the failed attempts now. Where they cannot be struck off the list they are entered once more at the next unlock. */
function forgetReported(vault: OpenVault): void {
  try {
    markReported(vault.folder, vault.failedAttempts);
  } catch (error) {
    if (storageFault(error, { folder: vault.folder, file: 'attempts.json' }) === null) throw error;
  }
}

type BeginRefused =
  | Failure<'NewerFormat', undefined>
  | Failure<'SecretOver', undefined>
  | SiteDamaged
  | Failure<'WrongPassphrase', { notBefore: string | null }>;

/** What happened to the site while it was locked and now enters the log. */
function noticed({ vault, alarm, restored }: UnlockedSite, owners: ReadonlyMap<string, string>, entry: number): AuditChange[] {
  const failed = vault.failedAttempts.map(({ at, loginHash, userId, tried }) => ({
    entity: 'failed_attempt',
    new: { at, userId: userId ?? owners.get(loginHash) ?? null, ...(tried === undefined ? {} : { tried }) },
  }));
  const damaged = vault.attemptsWereDamaged ? [{ entity: 'failed_attempts_file', new: { state: 'damaged' } }] : [];
  const alarms = alarm === null ? [] : [{ entity: 'site_alarm', new: { alarm } }];
  const restores = restored === null ? [] : [{ entity: 'site_restored', new: { ...restored } }];
  return [...failed, ...damaged, ...restores, ...alarms].map((change, index) => ({
    ...change,
    entityId: `${entry}/${index}`,
    personId: null,
    old: null,
  }));
}
