import path from 'node:path';
import { z } from 'zod';
import { entryWithin, logSize } from '../db/audit-size';
import { verifyRange } from '../db/audit-verify-range';
import { checkLiveRows } from '../db/live-rows';
import type { RowFinding } from '../db/live-rows-finding';
import type { Db } from '../db/schema';
import { runJob } from '../jobs/run-job';
import type { RangeWithRows } from '../jobs/verify-record';
import type { OpenVault } from '../vault/open-site';
import { databaseFiles } from '../vault/site-files';
import { isDamage, storageFault } from '../vault/storage-fault';
import { stopWriting } from './found-damaged';
import { readKnownSites, rememberVerified } from './known-sites';
import type { Station, UnlockedSite } from './station';

/**
 * So many entries, with no more than so many changes, are verified before the session begins: a fraction of a second. What
 * is older waits for a thread of its own, and so does an entry that alone tells of more, such as the import of a whole works.
 */
const atOnce = { entries: 2_000, changes: 10_000 };

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
  const since = Math.max(Math.min(verifiedTo, to) + 1, to - atOnce.entries + 1);
  const from = await entryWithin(db, since, atOnce.changes);
  return { altered: await firstAltered(vault, db, { from, to }), from, to };
}

/** The first of the newest entries that is not as it was written, for a site that could not be opened: nobody waits for it to begin. */
export async function alteredOfNewest(vault: OpenVault, db: Db): Promise<number | null> {
  const to = await logSize(db);
  return firstAltered(vault, db, { from: Math.max(1, to - atOnce.entries + 1), to });
}

async function firstAltered({ site }: OpenVault, db: Db, range: { readonly from: number; readonly to: number }): Promise<number | null> {
  const rows = checkLiveRows(site);
  const { firstBad } = await verifyRange({ site, db }, range, rows, () => undefined);
  return firstBad?.entryNumber ?? entryOfRow(rows.findings);
}

/** The entry that tells of the first altered row. The row of the site itself has an alarm of its own, and its entry is as it was. */
function entryOfRow(findings: readonly RowFinding[]): number | null {
  return findings.find(({ table }) => table !== 'site')?.entryNumber ?? null;
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
    const altered = log.firstBad?.entryNumber ?? entryOfRow(findings);
    if (altered === null) return findings.length === 0 ? rememberVerified(stationFolder, vault.siteId, range.to) : undefined;
    if (open.alarm === null || open.alarm === 'siteAltered') open.alarm = 'altered';
    open.alteredEntry = altered;
    station.changed();
  } catch (error) {
    if (ended.signal.aborted) return;
    const file = path.basename(files.site);
    if (isDamage(error)) await stopWriting(station, file);
    // A folder that may not be written any more, or a connection in the way: the next unlock goes on with it.
    else if (storageFault(error, { folder: vault.folder, file }) === null) station.platform.recordIncident('station.verifyOlder', error);
  } finally {
    letGo();
    dataKey.fill(0);
  }
}
