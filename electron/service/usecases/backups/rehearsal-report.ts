import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { CopyCheck, RehearsalReport } from '../../../../shared/contract/backups';
import { ok } from '../../../../shared/result';
import { logSize } from '../../db/audit-size';
import { accountByLogin } from '../../db/sql/users';
import { commitForSession } from '../../station/commit-for-session';
import { signedIn, stillSignedIn } from '../../station/signed-in';
import type { Session, Station } from '../../station/station';
import type { BackupContent } from '../../vault/backup-file';
import { factsOf } from './backup-facts';

interface Rehearsed {
  readonly backup: BackupContent;
  readonly folder: string;
  readonly openedWith: string | null;
  readonly checks: readonly CopyCheck[];
  /** On the clock of performance.now. */
  readonly begunAt: number;
}

export async function makeReport(station: Station, rehearsed: Rehearsed): Promise<RehearsalReport> {
  const { backup, folder, openedWith, checks, begunAt } = rehearsed;
  const { platform } = station;
  return {
    format: 1,
    at: platform.now().toISOString(),
    station: platform.stationName,
    appVersion: platform.appVersion,
    folder,
    backup: factsOf(backup),
    root: backup.log.root,
    entriesSince: Math.max(0, (await logSize(signedIn(station).open.db)) - backup.log.size),
    openedWith,
    checks: [...checks],
    verdict: checks.every(({ verdict }) => verdict === 'passed') ? 'restorable' : 'notRestorable',
    milliseconds: Math.round(performance.now() - begunAt),
  };
}

/** Whatever it came to, the log knows of it. The digest is the SHA-256 of the report's canonical JSON (RFC 8785). */
export async function enterRehearsal(
  station: Station,
  session: Session,
  report: RehearsalReport,
): Promise<{ readonly sha256: string; readonly entryNumber: number }> {
  const sha256 = createHash('sha256')
    .update(canonicalize(report) ?? '', 'utf8')
    .digest('hex');
  let entryNumber = 0;
  await station.alone(async () => {
    await commitForSession(station, stillSignedIn(station, session).open, session, async (_tx, ctx) => {
      entryNumber = ctx.entry;
      const entity = { entity: 'backup_rehearsal', entityId: sha256 };
      ctx.audit({ action: 'backups.rehearse', ...entity, changes: [{ ...entity, personId: null, old: null, new: { report, sha256 } }] });
      return ok(null);
    });
  });
  return { sha256, entryNumber };
}

/** A passphrase that did not open a backup, as a failed attempt on whoever has that user id now. */
export async function enterRefusedOpener(station: Station, session: Session, login: string): Promise<void> {
  await station.alone(async () => {
    const { open } = stillSignedIn(station, session);
    await commitForSession(station, open, session, async (tx, ctx) => {
      const account = await accountByLogin(tx, login);
      const attempt = { at: ctx.now.toISOString(), userId: account?.userId ?? null, tried: 'backup' };
      const entityId = `${ctx.entry}/0`;
      const change = { entity: 'failed_attempt', entityId, personId: null, old: null, new: attempt };
      ctx.audit({ action: 'backups.rehearse', entity: 'failed_attempt', entityId, changes: [change] });
      return ok(null);
    });
  });
}
