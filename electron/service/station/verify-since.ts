import path from 'node:path';
import { z } from 'zod';
import { logSize } from '../db/audit-size';
import { verifyRange } from '../db/audit-verify-range';
import { checkLiveRows } from '../db/live-rows';
import type { Db } from '../db/schema';
import { runJob } from '../jobs/run-job';
import type { RangeWithRows } from '../jobs/verify-record';
import type { OpenVault } from '../vault/open-site';
import { databaseFiles } from '../vault/site-files';
import { isDamage } from '../vault/storage-fault';
import { stopWriting } from './found-damaged';
import { readKnownSites, rememberVerified } from './known-sites';
import type { Station, UnlockedSite } from './station';

/** So many entries are verified before the session begins: a fraction of a second. What is older waits for a thread of its own. */
const atOnce = 2_000;

/**
 * Verifies what was recorded since this station last did, with the rows it tells of. Answers with the first entry that is
 * not as it was written, and with how far back it has looked.
 */
export async function verifyNewest(
  vault: OpenVault,
  db: Db,
  verifiedTo: number,
): Promise<{ readonly altered: number | null; readonly from: number; readonly to: number }> {
  const to = await logSize(db);
  const from = Math.max(Math.min(verifiedTo, to) + 1, to - atOnce + 1);
  const rows = checkLiveRows(vault.site);
  const { firstBad } = await verifyRange({ site: vault.site, db }, { from, to }, rows, () => undefined);
  return { altered: firstBad?.entryNumber ?? rows.findings[0]?.entryNumber ?? null, from, to };
}

/** Goes on with what is older, in the background and only while the site is open; an alarm follows where something is wrong. */
export async function verifyOlder(station: Station, open: UnlockedSite): Promise<void> {
  const { vault, verified } = open;
  const { nativeBinding, stationFolder } = station.platform;
  const verifiedTo = readKnownSites(stationFolder).find((site) => site.siteId === vault.siteId)?.verifiedTo ?? 0;
  const range = { from: verifiedTo + 1, to: verified.from - 1 };
  if (range.to < range.from) return;
  const ended = new AbortController();
  const letGo = station.onChange(() => {
    if (station.open !== open) ended.abort(new Error('the site was closed'));
  });
  const dataKey = Uint8Array.from(vault.dataKey);
  const files = databaseFiles(vault.folder, vault.generation);
  const input = { files, cipher: vault.cipher, dataKey, part: range, ...(nativeBinding === null ? {} : { nativeBinding }) };
  try {
    const job = runJob(station.platform, { worker: 'verify-worker', input, output: z.custom<RangeWithRows>(), signal: ended.signal });
    let step = await job.next();
    while (step.done !== true) step = await job.next();
    const { range: log, findings } = step.value;
    const altered = log.firstBad?.entryNumber ?? findings[0]?.entryNumber ?? null;
    if (altered === null) return rememberVerified(stationFolder, vault.siteId, range.to);
    open.alarm ??= 'altered';
    open.alteredEntry = altered;
    station.changed();
  } catch (error) {
    if (ended.signal.aborted) return;
    if (isDamage(error)) await stopWriting(station, path.basename(files.site));
    else station.platform.recordIncident('station.verifyOlder', error);
  } finally {
    letGo();
    dataKey.fill(0);
  }
}
