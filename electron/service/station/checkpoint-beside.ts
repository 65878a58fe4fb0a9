import path from 'node:path';
import { z } from 'zod';
import { runJob } from '../jobs/run-job';
import { databaseFiles } from '../vault/site-files';
import { isDamage, storageFault } from '../vault/storage-fault';
import { stopWriting } from './found-damaged';
import type { Station, UnlockedSite } from './station';

/** Changes of one command, of which each writes some four pages. */
const many = 1_000;
/** Pages of the write-ahead log past which a commit copies it into the file: SQLite's own number. */
const pagesAtCommit = 1_000;

/**
 * The commit that fills the write-ahead log past some pages also copies it into the file of the record, and nobody has a turn until
 * it has: after a command of many changes that takes as long again as writing them. Says whether the commit that is about to be made
 * leaves it to a thread; whatever becomes of that commit, checkpointAtCommits follows.
 */
export function leaveCheckpoint(open: UnlockedSite, changes: number): boolean {
  if (changes >= many) open.vault.site.pragma('wal_autocheckpoint=0');
  return changes >= many;
}

export function checkpointAtCommits(open: UnlockedSite): void {
  if (open.vault.site.open) open.vault.site.pragma(`wal_autocheckpoint=${pagesAtCommit}`);
}

/** Copies what was committed from the write-ahead log into the file of the record in a thread, while the site stays unlocked. */
export async function checkpointBeside(station: Station, open: UnlockedSite): Promise<void> {
  if (station.open !== open) return;
  const { vault } = open;
  const { nativeBinding } = station.platform;
  const ended = new AbortController();
  const letGo = station.onChange(() => {
    if (station.open !== open) ended.abort(new Error('the site was closed'));
  });
  const dataKey = Uint8Array.from(vault.dataKey);
  const { site } = databaseFiles(vault.folder, vault.generation);
  const input = { site, cipher: vault.cipher, dataKey, ...(nativeBinding === null ? {} : { nativeBinding }) };
  try {
    const job = runJob(station.platform, { worker: 'checkpoint-worker', input, output: z.null(), signal: ended.signal });
    for (let step = await job.next(); step.done !== true; step = await job.next());
  } catch (error) {
    if (ended.signal.aborted) return;
    if (isDamage(error)) await stopWriting(station, path.basename(site));
    // A full disk or a connection that is in its way: what is in the log stays there, and the next commit tries again.
    else if (storageFault(error, { folder: vault.folder, file: path.basename(site) }) === null)
      station.platform.recordIncident('station.checkpoint', error);
  } finally {
    letGo();
    dataKey.fill(0);
  }
}
