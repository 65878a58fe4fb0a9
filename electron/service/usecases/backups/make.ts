import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { RefusedOnTheWay } from '../../station/refused-on-the-way';
import { commitForSession } from '../../station/commit-for-session';
import { signedIn, stillSignedIn } from '../../station/signed-in';
import type { Session, Station, UnlockedSite } from '../../station/station';
import { clearUnfinished, noteUnfinished, ownFolder } from '../../station/unfinished-folders';
import { whileSession } from '../../station/while-session';
import { backupFolder } from '../../vault/backup-name';
import { checkPlace, writeFault } from '../../vault/backup-place';
import { syncFolder } from '../../vault/durable-file';
import { databaseFiles } from '../../vault/site-files';
import type { OutputOf, StationUseCase } from '../context';
import { jobOutput } from './job-output';
import { runStep } from './run-step';

type Make = Contract['backups']['make'];
type MakeEvent = OutputOf<Make> extends AsyncIterable<infer E> ? E : never;

const copied = jobOutput(z.object({ entries: z.number(), root: z.string(), bytes: z.number(), sha256: z.string() }));

/** The folder has another name until the copy in it has been verified; then it gets its own, and the log its entry. */
export const makeBackup: StationUseCase<Make> = async (station, input, { signal }) => {
  const { open, session } = signedIn(station);
  const place = station.redeem(input.place, 'writeBackup');
  if (place === null) return fail('HandleExpired');
  const neededBytes = bytesInUse(open);
  const checked = checkPlace(place, neededBytes);
  return checked.ok ? ok(events(station, { open, session, place, neededBytes, signal })) : checked;
};

interface Making {
  readonly open: UnlockedSite;
  readonly session: Session;
  readonly place: string;
  readonly neededBytes: number;
  readonly signal: AbortSignal | undefined;
}

async function* events(station: Station, making: Making): AsyncGenerator<MakeEvent, void> {
  const { open, session, place, neededBytes } = making;
  const { platform } = station;
  const { stationFolder } = platform;
  const madeAt = platform.now().toISOString();
  const temporary = ownFolder(place, platform.makeId());
  const work = whileSession(station, session, making.signal);
  const dataKey = Uint8Array.from(open.vault.dataKey);
  noteUnfinished(stationFolder, { kind: 'ours', folder: temporary });
  try {
    mkdirSync(temporary);
    const { siteId, name, cipher, generation, folder: from } = open.vault;
    const { appVersion, stationName } = platform;
    const made = yield* runStep(platform, {
      worker: 'backup-worker',
      input: { from, to: temporary, siteId, name, cipher, generation, dataKey, madeAt, appVersion, station: stationName, neededBytes },
      output: copied,
      signal: work.signal,
    });
    work.signal.throwIfAborted();
    const folder = backupFolder(place, name, madeAt);
    renameSync(temporary, folder);
    syncFolder(place);
    yield { kind: 'done', backup: await record(station, session, { folder, madeAt, ...made }) };
  } catch (error) {
    const fault = writeFault(error, place, neededBytes);
    throw fault === null ? error : new RefusedOnTheWay(fault.failure);
  } finally {
    work.letGo();
    dataKey.fill(0);
    clearUnfinished(stationFolder, temporary);
  }
}

interface Made {
  readonly folder: string;
  readonly madeAt: string;
  readonly entries: number;
  readonly root: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A backup that the log cannot be told of is taken away again: the log is the only list of them. */
async function record(station: Station, session: Session, made: Made) {
  const { folder, ...facts } = made;
  const backup = { ...facts, folder: path.basename(folder) };
  let entryNumber = 0;
  try {
    await station.alone(async () => {
      const { open } = stillSignedIn(station, session);
      await commitForSession(station, open, session, async (_tx, ctx) => {
        entryNumber = ctx.entry;
        const entity = { entity: 'backup', entityId: made.sha256 };
        ctx.audit({ action: 'backups.make', ...entity, changes: [{ ...entity, personId: null, old: null, new: backup }] });
        return ok(null);
      });
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const { madeAt, entries, bytes, sha256 } = made;
  return { entryNumber, madeAt, madeBy: session.printedName, folder: backup.folder, entries, bytes, sha256 };
}

/** Sizes are asked of the system without opening the files, whose locks belong to SQLite. */
function bytesInUse({ vault }: UnlockedSite): number {
  const { site, evidence } = databaseFiles(vault.folder, vault.generation);
  return [site, `${site}-wal`, evidence, `${evidence}-wal`].reduce(
    (sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}
