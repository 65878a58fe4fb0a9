import path from 'node:path';
import type { Contract } from '../../../../shared/contract';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import { fileOfFault } from '../../db/guarded-dialect';
import { sessionSeal } from '../../db/session-seal';
import { beginSession, openUnlocked } from '../../station/begin-session';
import { noteZone } from '../../station/clock';
import { collectBytes, giveUpStaged } from '../../station/collect-evidence';
import { commitForSession } from '../../station/commit-for-session';
import { endSession } from '../../station/end-session';
import { stillDamaged } from '../../station/found-damaged';
import { sessionState } from '../../station/session-state';
import { isNewerThanThis } from '../../db/open';
import { allAccounts } from '../../db/sql/users';
import { verifyOlder } from '../../station/verify-since';
import { isListDamaged } from '../../station/known-sites';
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

/** Opens the selected site for an opener and begins their session. Failed attempts since the last unlock enter the log. */
export const unlockSession: StationUseCase<Contract['session']['unlock']> = async (station, { login, passphrase }) => {
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
    vault.close(); // or no second try could take the site's lock
    if (isDamage(error)) return fail('SiteDamaged', { file: fileOfFault(error) ?? path.basename(vault.site.name) });
    throw error;
  }
  station.touchedAt = now.getTime();
  station.changed();
  return ok(sessionState(station));
};

async function begin(station: Station, vault: OpenVault): Promise<Result<void, BeginRefused>> {
  const { platform } = station;
  if (isNewerThanThis(vault.site)) return fail('NewerFormat');
  const damaged = stillDamaged(station, vault);
  if (damaged !== null) return fail('SiteDamaged', { file: damaged });
  const open = await openUnlocked(station, vault);
  const session = await beginSession(open, station.platform.now());
  if (session === null) return fail('WrongPassphrase', { notBefore: null });
  const owners = attemptOwners(vault, await allAccounts(open.db));
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
  await collectBytes(open);
  if (open.restored !== null) removeRestoreNote(vault.folder);
  const wasDamaged = isListDamaged(platform.stationFolder);
  station.notesFault = await keepStationNotes(station, open);
  if (wasDamaged) station.notesFault ??= { code: 'RecordDamaged', data: { file: 'known-sites.json' } };
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

type BeginRefused = Failure<'NewerFormat', undefined> | SiteDamaged | Failure<'WrongPassphrase', { notBefore: string | null }>;

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
