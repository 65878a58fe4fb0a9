import { existsSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { endSession } from '../../station/end-session';
import { readKnownSites, rememberSite } from '../../station/known-sites';
import { RefusedOnTheWay } from '../../station/refused-on-the-way';
import type { Station } from '../../station/station';
import { clearUnfinished, noteUnfinished } from '../../station/unfinished-folders';
import { whileSession } from '../../station/while-session';
import { bytesOf, readBackup, type SealedBackup } from '../../vault/backup-file';
import { checkPlace, writeFault } from '../../vault/backup-place';
import { restoreNoteName, writeRestoreNote } from '../../vault/restore-note';
import type { OutputOf, StationUseCase } from '../context';
import { jobOutput } from './job-output';
import { runStep } from './run-step';

type Restore = Contract['backups']['restore'];
type RestoreEvent = OutputOf<Restore> extends AsyncIterable<infer E> ? E : never;

/** Until site.json is there, which comes last, the folder is no site: whatever ends it before leaves none. */
export const restoreBackup: StationUseCase<Restore> = async (station, input, { signal }) => {
  const from = station.redeem(input.backup, 'readBackup');
  const to = station.redeem(input.place, 'restoreBackup');
  if (from === null || to === null) return fail('HandleExpired');
  const backup = readBackup(from);
  if (!backup.ok) return backup;
  const checked = checkPlace(to, bytesOf(backup.value));
  if (!checked.ok) return checked;
  if (readdirSync(to).length > 0) return fail('FolderNotEmpty', { folder: to });
  return ok(events(station, { from, to, backup: backup.value, signal }));
};

interface Restoring {
  readonly from: string;
  readonly to: string;
  readonly backup: SealedBackup;
  readonly signal: AbortSignal | undefined;
}

async function* events(station: Station, { from, to, backup, signal }: Restoring): AsyncGenerator<RestoreEvent, void> {
  const { platform } = station;
  const { stationFolder } = platform;
  const { siteId, name, files } = backup;
  const work = whileSession(station, station.session, signal);
  // Another restore into the same folder may have begun since it was found empty; its files are not this one's to remove.
  if (readdirSync(to).length > 0) throw new RefusedOnTheWay({ code: 'FolderNotEmpty', data: { folder: to } });
  noteUnfinished(stationFolder, { kind: 'theirs', folder: to, files: [...Object.keys(files), restoreNoteName] });
  try {
    const noted = writeRestoreNote(to, platform.now().toISOString(), backup);
    if (!noted.ok) throw new RefusedOnTheWay(noted.failure);
    yield* runStep(platform, { worker: 'restore-worker', input: { from, to, files }, output: jobOutput(z.unknown()), signal: work.signal });
  } catch (error) {
    const fault = writeFault(error, to, bytesOf(backup));
    throw fault === null ? error : new RefusedOnTheWay(fault.failure);
  } finally {
    work.letGo();
    if (existsSync(to)) clearUnfinished(stationFolder, to);
  }
  if (station.open !== null) await endSession(station);
  // What this station has seen of the site's log stays known: the next unlock says what the backup does not hold.
  const known = readKnownSites(stationFolder).find((site) => site.siteId === siteId);
  const { isSample, checkpoint } = known ?? { isSample: false, checkpoint: null };
  rememberSite(stationFolder, { siteId, name, folder: to, isSample, lastOpenedAt: null, checkpoint, verifiedTo: 0, damagedFile: null });
  station.selected = { siteId, name, folder: to, isSample };
  station.lockedWhy = 'start';
  station.changed();
  yield { kind: 'done', siteId, name };
}
