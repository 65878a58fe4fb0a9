import { mkdtempSync, rmSync } from 'node:fs';
import { hash, randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { test } from 'vitest';
import { z } from 'zod';
import { openEvidence, openRecord } from '../../electron/service/db/open';
import { runJob } from '../../electron/service/jobs/run-job';
import type { RecordVerification } from '../../electron/service/jobs/verify-record';
import { openEncrypted, type Sqlite } from '../../electron/service/vault/open';
import { databaseFiles } from '../../electron/service/vault/site-files';
import { canonicalJson } from '../../shared/domain/audit-json';
import { fillLog } from '../support/big-log';
import { bundledWorker } from '../support/programs';
import { isQuick, median, tell } from './figures';

const entries = Number(process.env['VERIFY_ENTRIES'] ?? (isQuick ? 30_000 : 1_000_000));
const rounds = isQuick ? 1 : 3;
const cipher = 'aegis';
/** So many entries lend their bytes to the hash calls alone. */
const entriesHashed = 1_000;

test(`full verification of ${entries} entries against the hash calls alone`, async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
  const files = databaseFiles(folder, 1);
  const dataKey = new Uint8Array(32).fill(7);
  try {
    await fill(files, dataKey);
    const inputs = hashedInputs(files.site, dataKey);
    const [calls, one, two]: number[][] = [[], [], []];
    for (let round = 0; round < rounds; round++) {
      calls?.push(hashCalls(inputs));
      one?.push(await verify(files, dataKey, 1));
      calls?.push(hashCalls(inputs));
      two?.push(await verify(files, dataKey, 2));
    }
    const alone = median(calls ?? []);
    for (const [what, taken, target] of [
      ['one thread', one, 2.6],
      ['two threads', two, 1.5],
    ] as const) {
      const ms = median(taken ?? []);
      const detail = `${entries} entries and their rows in ${ms.toFixed(0)} ms, the hash calls in ${alone.toFixed(0)} ms`;
      tell(`full verification against the hash calls alone, ${what}`, ms / alone, target, detail);
    }
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
  // Built after a bulk load, as they were: kept up row by row they would take most of its time.
  const indices = site
    .prepare<[], [string, string]>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name IN ('audit_entry', 'audit_change', 'job_role') AND sql IS NOT NULL`,
    )
    .raw()
    .all();
  for (const [name] of indices) site.exec(`DROP INDEX ${name}`);
  fillLog(site, entries);
  for (const [, sql] of indices) site.exec(sql);
  for (const database of opened) database.close();
}

/** From the moment the log is begun until all of it, and every row against it, is verified. */
async function verify(files: { readonly site: string; readonly evidence: string }, key: Uint8Array, threads: 1 | 2): Promise<number> {
  const input = { files, cipher, dataKey: Uint8Array.from(key), threads };
  const job = runJob({ worker: bundledWorker }, { worker: 'verify-worker', input, output: z.custom<RecordVerification>() });
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

/**
 * What the verification of some of these very entries hashes, call by call: two commitments of two calls each, the leaf of
 * the change, the leaf of the entry, and the node that an entry completes on average.
 */
function hashedInputs(file: string, key: Uint8Array): ReadonlyArray<string | Buffer> {
  const opened = openEncrypted({ file, key, cipher });
  if (!opened.ok) throw new Error(opened.failure.code);
  const site = opened.value;
  const rows = site
    .prepare<[], [string, string, Buffer, Buffer, Buffer]>(
      `SELECT e.leaf, e.entityId, e.reason, c.newValue, c.newCommitment FROM audit_entry e JOIN audit_change c USING (entryNumber)
       WHERE entryNumber <= ${entriesHashed} ORDER BY entryNumber`,
    )
    .raw()
    .all();
  site.close();
  return rows.flatMap(([leaf, id, reason, value, commitment]) => {
    const changeLeaf = canonicalJson({ seq: 0, entity: 'job_role', id, person: null, old: null, new: commitment.toString('hex') });
    const commitments = [value, reason].flatMap((text) => [Buffer.concat([randomBytes(64), text]), randomBytes(96)]);
    return [...commitments, `\0${changeLeaf}`, `\0${leaf}`, randomBytes(65)];
  });
}

/** The calls for all the entries, with nothing around them, in the form in which the verification makes them. */
function hashCalls(inputs: ReadonlyArray<string | Buffer>): number {
  const sha256 = hash; // an imported name is a property to look up, which here takes as long as the call itself
  const begun = performance.now();
  for (let entry = 0; entry < entries; entry += entriesHashed) for (const input of inputs) sha256('sha256', input, 'binary');
  return performance.now() - begun;
}
