import type { Contract } from '../../../../shared/contract';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import { beginSession, openUnlocked, rememberHead } from '../../station/begin-session';
import { commitForSession } from '../../station/commit-for-session';
import { sessionState } from '../../station/session-state';
import { isNewerThanThis } from '../../db/open';
import type { Station, UnlockedSite } from '../../station/station';
import { markReported } from '../../vault/attempts';
import type { OpenVault } from '../../vault/open-site';
import { unlockVault } from '../../vault/unlock';
import type { StationUseCase } from '../context';

/** Opens the selected site for an opener and begins their session. Failed attempts since the last unlock enter the log. */
export const unlockSession: StationUseCase<Contract['session']['unlock']> = async (station, { login, passphrase }) => {
  const { selected, platform } = station;
  if (selected === null) return fail('NoSiteSelected');
  if (station.open !== null) await station.lock('byHand');
  const now = platform.now();
  const unlocked = await unlockVault({
    folder: selected.folder,
    login,
    passphrase,
    now: now.toISOString(),
    ...(platform.nativeBinding === null ? {} : { nativeBinding: platform.nativeBinding }),
  });
  if (!unlocked.ok) return unlocked;
  const vault = unlocked.value;
  try {
    const begun = await begin(station, vault);
    if (!begun.ok) {
      vault.close();
      return begun;
    }
  } catch (error) {
    vault.close(); // or no second try could take the site's lock
    throw error;
  }
  station.touchedAt = now.getTime();
  station.changed();
  return ok(sessionState(station));
};

async function begin(station: Station, vault: OpenVault): Promise<Result<void, BeginRefused>> {
  if (isNewerThanThis(vault.site)) return fail('NewerFormat');
  const open = await openUnlocked(station, vault);
  const session = await beginSession(open, station.platform.now());
  if (session === null) return fail('WrongPassphrase', { notBefore: null });
  await commitForSession(station, open, session, async (_tx, ctx) => {
    ctx.audit({ action: 'session.unlock', entity: 'user_account', entityId: session.userId, changes: noticed(open, ctx.entry) });
    return ok(null);
  });
  markReported(vault.folder, vault.failedAttempts);
  await rememberHead(station, open);
  station.open = open;
  station.session = session;
  station.selected = { siteId: vault.siteId, name: vault.name, folder: vault.folder, isSample: open.facts.isSample };
  return ok(undefined);
}

type BeginRefused = Failure<'NewerFormat', undefined> | Failure<'WrongPassphrase', { notBefore: string | null }>;

/** What happened to the site while it was locked and now enters the log. */
function noticed({ vault, alarm }: UnlockedSite, entry: number): AuditChange[] {
  const failed = vault.failedAttempts.map(({ at, userId }) => ({ entity: 'failed_attempt', new: { at, userId } }));
  const damaged = vault.attemptsWereDamaged ? [{ entity: 'failed_attempts_file', new: { state: 'damaged' } }] : [];
  const alarms = alarm === null ? [] : [{ entity: 'site_alarm', new: { alarm } }];
  return [...failed, ...damaged, ...alarms].map((change, index) => ({
    ...change,
    entityId: `${entry}/${index}`,
    personId: null,
    old: null,
  }));
}
