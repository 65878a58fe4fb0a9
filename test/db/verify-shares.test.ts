import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openEvidence, openRecord } from '../../electron/service/db/open';
import { runJob } from '../../electron/service/jobs/run-job';
import type { RecordVerification } from '../../electron/service/jobs/verify-record';
import { hasHelped, helpVerify, sharesOfLog, takeNoMore, tellSize, verifyShares } from '../../electron/service/jobs/verify-shares';
import { openEncrypted, type Sqlite } from '../../electron/service/vault/open';
import { databaseFiles } from '../../electron/service/vault/site-files';
import { fillLog } from '../support/big-log';
import { bundledWorker } from '../support/programs';

/** Enough for several shares and a second thread. */
const entries = 24_000;
const perShare = 3_840;
const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-shares-'));
const files = databaseFiles(folder, 1);
const key = new Uint8Array(32).fill(7);

beforeAll(async () => {
  const [site, evidence] = [open(files.site), open(files.evidence)];
  await openRecord(site);
  await openEvidence(evidence);
  // No entry tells of it, so that what is derived is left out: what counts here is the log.
  site.exec(
    `INSERT INTO site (siteId, name, zone, idleMinutes, expiringDays, isSample, recordedFrom) VALUES ('s', 'Shares', 'UTC', 15, 60, 0, 1)`,
  );
  site.pragma('synchronous = OFF');
  fillLog(site, entries);
  site.close();
  evidence.close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('two threads verify every entry once and come to the root that one comes to', async () => {
  const [one, two] = [await verify(1), await verify(2)];
  expect(one).toMatchObject({ entries, firstBad: null, badFile: null, rows: [{ table: 'site', fault: 'notTold' }] });
  expect(one.root).toMatch(/^[0-9a-f]{64}$/);
  expect(two).toEqual(one);
}, 60_000);

test('each share is taken once, whoever takes it', async () => {
  const shares = sharesOfLog();
  tellSize(shares, entries);
  const parts = await onSite((site) => Promise.all([verifyShares(site, shares, () => undefined), helpVerify(site, shares)]));
  expect(hasHelped(shares)).toBe(true);
  const taken = parts.flatMap((part) => part.shares.map(({ from, range }) => [from, range.entries] as const));
  const due = [0, 1, 2, 3, 4, 5, 6].map((share) => [share * perShare + 1, Math.min(perShare, entries - share * perShare)] as const);
  expect(taken.toSorted(([a], [b]) => a - b)).toEqual(due);
  for (const { shares: own, counts } of parts) {
    expect(own.length).toBeGreaterThan(0);
    expect(counts['job_role']?.written).toBe(own.reduce((sum, { range }) => sum + range.entries, 0));
  }
});

test('nobody waits for a thread that has not started, and it does nothing when it has', async () => {
  const shares = sharesOfLog();
  tellSize(shares, entries);
  expect(hasHelped(shares)).toBe(false);
  expect(await onSite((site) => helpVerify(site, shares))).toEqual({ shares: [], counts: {}, findings: [] });
});

test('a thread that waits for a log is let go when there is none to verify', async () => {
  const shares = sharesOfLog();
  takeNoMore(shares);
  expect((await onSite((site) => helpVerify(site, shares))).shares).toEqual([]);
});

test('of two bad entries in different shares the first is named', async () => {
  await onSite((site) => {
    for (const trigger of site.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all())
      site.exec(`DROP TRIGGER ${String(trigger)}`);
    site.exec("UPDATE audit_entry SET station = 'BAY-4' WHERE entryNumber IN (16000, 17000)");
  });
  expect((await verify(2)).firstBad).toEqual({ entryNumber: 16_000, faults: [{ kind: 'fieldAltered', field: 'station' }] });
}, 60_000);

function open(file: string): Sqlite {
  const opened = openEncrypted({ file, key, cipher: 'aegis', create: true });
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
}

/** On a connection that is closed afterwards. */
async function onSite<T>(run: (site: Sqlite) => T): Promise<Awaited<T>> {
  const site = open(files.site);
  try {
    return await run(site);
  } finally {
    site.close();
  }
}

async function verify(threads: 1 | 2): Promise<RecordVerification> {
  const input = { files, cipher: 'aegis', dataKey: Uint8Array.from(key), threads };
  const job = runJob({ worker: bundledWorker }, { worker: 'verify-worker', input, output: z.custom<RecordVerification>() });
  for (;;) {
    const step = await job.next();
    if (step.done === true) return step.value;
  }
}
