import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { rehearsalReport, type CopyCheck } from '../../../../shared/contract/backups';
import { fail, ok } from '../../../../shared/result';
import { found } from '../../jobs/check-copy';
import { beginGuess, nextGuessAt, settleGuess } from '../../station/guesses-at-copies';
import { RefusedOnTheWay } from '../../station/refused-on-the-way';
import { signedIn } from '../../station/signed-in';
import type { Session, Station, UnlockedSite } from '../../station/station';
import { clearUnfinished, noteUnfinished, ownFolder } from '../../station/unfinished-folders';
import { whileSession } from '../../station/while-session';
import { backupFileName, bytesOf, isSealedWith, readBackup, type SealedBackup } from '../../vault/backup-file';
import { checkPlace, writeFault } from '../../vault/backup-place';
import { dataKeyOf } from '../../vault/restore-key';
import type { InputOf, OutputOf, StationUseCase } from '../context';
import { compareLogs } from './compare-logs';
import { jobOutput } from './job-output';
import { enterRefusedOpener, enterRehearsal, makeReport } from './rehearsal-report';
import { runStep } from './run-step';

type Rehearse = Contract['backups']['rehearse'];
type RehearseEvent = OutputOf<Rehearse> extends AsyncIterable<infer E> ? E : never;

const checked = z.object({ size: z.number(), root: z.string().nullable(), checks: z.array(rehearsalReport.shape.checks.element) });

/** Nothing of the open site is touched: the copy lives in a folder of its own, which goes in all cases. */
export const rehearseRestore: StationUseCase<Rehearse> = async (station, input, { signal }) => {
  const { open, session } = signedIn(station);
  const from = station.redeem(input.backup, 'readBackup');
  const chosen = input.place === null ? null : station.redeem(input.place, 'rehearseBackup');
  if (from === null || (input.place !== null && chosen === null)) return fail('HandleExpired');
  const read = readBackup(from);
  if (!read.ok) return read;
  const backup = read.value;
  if (backup.siteId !== open.vault.siteId) return fail('AnotherSite', { name: backup.name });
  const hasPresentKey = backup.generation === open.vault.generation;
  if (!hasPresentKey && input.opener === null) return fail('AnotherDataKey');
  if (hasPresentKey && !isSealedWith(backup, open.vault.dataKey)) return fail('BackupDamaged', { file: backupFileName });
  const opener = hasPresentKey ? null : input.opener;
  const notBefore = opener === null ? null : nextGuessAt(station, backup.siteId, opener.login);
  if (notBefore !== null) return fail('WrongPassphrase', { notBefore });
  const place = chosen ?? station.platform.stationFolder;
  const room = checkPlace(place, bytesOf(backup));
  if (!room.ok) return room;
  return ok(events(station, { open, session, from, place, backup, opener, signal }));
};

interface Rehearsing {
  readonly open: UnlockedSite;
  readonly session: Session;
  readonly from: string;
  readonly place: string;
  readonly backup: SealedBackup;
  /** Null: the present data key opens it. */
  readonly opener: InputOf<Rehearse>['opener'];
  readonly signal: AbortSignal | undefined;
}

async function* events(station: Station, rehearsing: Rehearsing): AsyncGenerator<RehearseEvent, void> {
  const { open, session, from, place, backup, opener } = rehearsing;
  const { platform } = station;
  const begunAt = performance.now();
  const scratch = ownFolder(place, platform.makeId());
  const work = whileSession(station, session, rehearsing.signal);
  let dataKey: Uint8Array | null = null;
  let checks: readonly CopyCheck[];
  noteUnfinished(platform.stationFolder, { kind: 'ours', folder: scratch });
  try {
    mkdirSync(scratch);
    const bad = yield* restoreInto(station, { from, scratch, backup, signal: work.signal });
    if (bad !== null) checks = [found('files', Object.keys(backup.files).length, bad)];
    else {
      dataKey = await keyFor(station, { open, session, scratch, backup, opener });
      const { generation, cipher, log, rows } = backup;
      const opened = yield* runStep(platform, {
        worker: 'restore-check-worker',
        input: { folder: scratch, generation, cipher, dataKey, expected: { log, rows } },
        output: jobOutput(checked),
        signal: work.signal,
      });
      checks = [found('files', Object.keys(backup.files).length, null), ...opened.checks, await compareLogs(open, opened)];
    }
  } catch (error) {
    const fault = writeFault(error, place, bytesOf(backup));
    throw fault === null ? error : new RefusedOnTheWay(fault.failure);
  } finally {
    work.letGo();
    dataKey?.fill(0);
    clearUnfinished(platform.stationFolder, scratch);
  }
  if (station.session !== session) throw new Error('the session has ended');
  const report = await makeReport(station, { backup, folder: path.basename(from), openedWith: opener?.login ?? null, checks, begunAt });
  yield { kind: 'done', report, ...(await enterRehearsal(station, session, report)) };
}

/** The first file that is not as it was written, or null: that is what a rehearsal is there to find, and no refusal. */
async function* restoreInto(
  { platform }: Station,
  step: { readonly from: string; readonly scratch: string; readonly backup: SealedBackup; readonly signal: AbortSignal },
): AsyncGenerator<RehearseEvent, string | null> {
  const { from, scratch, backup, signal } = step;
  const input = { from, to: scratch, files: backup.files };
  try {
    yield* runStep(platform, { worker: 'restore-worker', input, output: jobOutput(z.unknown()), signal });
    return null;
  } catch (error) {
    if (error instanceof RefusedOnTheWay && error.failure.code === 'BackupDamaged') {
      return z.object({ file: z.string() }).parse(error.failure.data).file;
    }
    throw error;
  }
}

async function keyFor(
  station: Station,
  { open, session, scratch, backup, opener }: Pick<Rehearsing, 'open' | 'session' | 'backup' | 'opener'> & { readonly scratch: string },
): Promise<Uint8Array> {
  if (opener === null) return Uint8Array.from(open.vault.dataKey);
  const { siteId } = backup;
  const tooEarly = nextGuessAt(station, siteId, opener.login); // another rehearsal has tried meanwhile
  if (tooEarly !== null) throw new RefusedOnTheWay({ code: 'WrongPassphrase', data: { notBefore: tooEarly } });
  beginGuess(station, siteId, opener.login);
  const key = await dataKeyOf(scratch, opener, station.platform.now().toISOString());
  if (!key.ok) {
    await enterRefusedOpener(station, session, opener.login); // no unlocking will find it beside the copy
    throw new RefusedOnTheWay({ code: 'WrongPassphrase', data: { notBefore: nextGuessAt(station, siteId, opener.login) } });
  }
  settleGuess(station, siteId, opener.login);
  const dataKey = Uint8Array.from(key.value); // bytes of their own, to be handed to a thread
  key.value.fill(0);
  if (isSealedWith(backup, dataKey)) return dataKey;
  throw new RefusedOnTheWay({ code: 'BackupDamaged', data: { file: backupFileName } });
}
