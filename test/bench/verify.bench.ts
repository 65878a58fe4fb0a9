import { mkdtempSync, rmSync } from 'node:fs';
import { hash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { test } from 'vitest';
import { z } from 'zod';
import { openEvidence, openRecord } from '../../electron/service/db/open';
import { runJob } from '../../electron/service/jobs/run-job';
import type { RecordVerification } from '../../electron/service/jobs/verify-record';
import { openEncrypted, type Sqlite } from '../../electron/service/vault/open';
import { databaseFiles } from '../../electron/service/vault/site-files';
import { fillLog } from '../support/big-log';
import { sourceWorker } from '../support/source-worker';

const entries = Number(process.env['VERIFY_ENTRIES'] ?? 1_000_000);
const cipher = 'aegis';

/** What every entry of fillLog makes the verification hash: two commitments of two calls each, two leaves and a node. */
const bytesPerCall = [430, 65, 178, 150, 96, 86, 96];

test(`full verification of ${entries} entries against the hash calls alone`, async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
  const files = databaseFiles(folder, 1);
  const dataKey = new Uint8Array(32).fill(7);
  try {
    await fill(files, dataKey);
    const bare = hashCalls();
    const one = await verify(files, dataKey, 1);
    const two = await verify(files, dataKey, 2);
    const again = hashCalls();
    const calls = (bare + again) / 2;
    console.log(
      [
        `entries                ${entries}`,
        `hash calls alone       ${calls.toFixed(0)} ms`,
        `one thread             ${one.toFixed(0)} ms, ratio ${(one / calls).toFixed(2)} (target 2.6)`,
        `two threads            ${two.toFixed(0)} ms, ratio ${(two / calls).toFixed(2)} (target 1.5)`,
      ].join('\n'),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function fill(files: { readonly site: string; readonly evidence: string }, key: Uint8Array): Promise<void> {
  const opened: Sqlite[] = [files.site, files.evidence].map((file) => {
    const database = openEncrypted({ file, key, cipher, create: true });
    if (!database.ok) throw new Error(database.failure.code);
    return database.value;
  });
  const [site, evidence] = opened;
  if (site === undefined || evidence === undefined) throw new Error('a pair is two databases');
  await openRecord(site);
  await openEvidence(evidence);
  site.exec(
    `INSERT INTO site (siteId, name, zone, idleMinutes, expiringDays, isSample, recordedFrom) VALUES ('s', 'Bench', 'UTC', 15, 60, 0, 1)`,
  );
  site.pragma('synchronous = OFF');
  fillLog(site, entries);
  for (const database of opened) database.close();
}

/** From the moment the log is begun until all of it, and every row against it, is verified. */
async function verify(files: { readonly site: string; readonly evidence: string }, key: Uint8Array, threads: 1 | 2): Promise<number> {
  const input = { files, cipher, dataKey: Uint8Array.from(key), threads };
  const job = runJob({ worker: sourceWorker }, { worker: 'verify-worker', input, output: z.custom<RecordVerification>() });
  let begun = performance.now();
  let isBegun = false;
  for (;;) {
    const step = await job.next();
    if (step.done === true) {
      const { firstBad, badFile, entries: verified } = step.value;
      if (firstBad !== null || badFile !== null || verified !== entries) throw new Error('the log of the bench is not whole');
      return performance.now() - begun;
    }
    // The pages are read first, which is another measurement.
    if (!isBegun && step.value.label === 'entries') {
      isBegun = true;
      begun = performance.now();
    }
  }
}

function hashCalls(): number {
  const inputs = bytesPerCall.map((bytes) => Buffer.alloc(bytes, 1));
  const begun = performance.now();
  for (let entry = 0; entry < entries; entry++) for (const bytes of inputs) hash('sha256', bytes, 'binary');
  return performance.now() - begun;
}
