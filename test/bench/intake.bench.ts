import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { test } from 'vitest';
import { approveItems, makeLibrary } from '../support/framework';
import { commitPreview, peopleFile, previewLines } from '../support/imported-people';
import { makeWorkingSite } from '../support/make-site-at';
import type { TestSite } from '../support/site';
import { competencyItem, requirementItem, scaleItem } from '../support/people';
import { isQuick, tell, timed } from './figures';

const rows = isQuick ? 5_000 : Number(process.env['TOUCHSTONE_BENCH_ROWS'] ?? 100_000);
const roles = 40;
const units = 400;
/** One row in so many is different in the second file. */
const changedEach = 50;

/** A works of many people; in its second file one in fifty has another shift and unit. */
function lines(isSecond: boolean): string[] {
  return Array.from({ length: rows }, (_, index) => {
    const hasMoved = isSecond && index % changedEach === 7;
    const unit = (index + (hasMoved ? 1 : 0)) % units;
    const manager = index < 100 ? '' : String(100_000 + (index % 100));
    const name = `Family${index},Given${index % 977}`;
    return `${100_000 + index},${name},Department ${unit % 20},Unit ${unit},Role ${index % roles},${hasMoved ? 'B' : 'A'},7/30/2011,,${manager},1`;
  });
}

/**
 * Prints what the next file of a source costs, 2 % of it changed, against reading it alone with csv-parse and against inserting its rows
 * raw. Asserts nothing.
 */
test(`an HRIS file of ${rows} rows`, async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
  try {
    const site = await makeWorkingSite(folder);
    const first = await measured(async () => {
      const { previewId } = await previewLines(site, lines(false));
      return { previewId };
    });
    const firstCommit = await measured(() => commitPreview(site, first.value.previewId, { tripwireReason: 'the first file' }));
    const frameworkId = await makeLibrary(site);
    const { roles: known } = await site.client.jobRoles.list();
    await approveItems(
      site,
      frameworkId,
      [
        scaleItem('scale'),
        ...Array.from({ length: roles }, (_, index) => competencyItem(`c${index}`, { scaleId: 'scale', validityMonths: 24 })),
        ...known.flatMap(({ roleId }, role) =>
          Array.from({ length: 10 }, (_, index) => requirementItem({ roleId, competencyId: `c${(role + index) % roles}` })),
        ),
      ],
      '2026-01-01',
    );
    const second = lines(true);
    const text = await peopleFile(second).text();
    const alone = await best(() => parse(text));
    const preview = await measured(() => previewLines(site, second));
    const commit = await measured(() => commitPreview(site, preview.value.previewId));
    const raw = await insertedRaw(site, second);
    const both = preview.ms + commit.ms;
    const peak = `${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`;
    tell(
      `the next file, 2 % changed: preview and commit against csv-parse`,
      both / alone,
      2,
      `preview ${preview.ms.toFixed(0)} ms in a thread beside, commit ${commit.ms.toFixed(0)} ms with standings, csv-parse ${alone.toFixed(0)} ms; the service waited ${preview.longest.toFixed(0)} ms at most before the commit, ${commit.longest.toFixed(0)} ms in it; ${peak}`,
    );
    tell('the same against inserting its rows raw', both / raw, null, `${rows} rows raw in ${raw.toFixed(0)} ms`);
    tell(
      'the first file against csv-parse',
      (first.ms + firstCommit.ms) / alone,
      null,
      `preview ${first.ms.toFixed(0)} ms, commit ${firstCommit.ms.toFixed(0)} ms, everybody new`,
    );
    await site.station.lock('byHand');
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

/** Milliseconds that something took, and the longest that nobody else was answered meanwhile. */
async function measured<T>(run: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number; readonly longest: number }> {
  let [longest, last] = [0, performance.now()];
  const turns = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 5);
    last = now;
  }, 5);
  const begun = performance.now();
  const value = await run();
  const ms = performance.now() - begun;
  clearInterval(turns);
  return { value, ms, longest: Math.max(longest, performance.now() - last - 5) };
}

async function best(run: () => unknown): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < 3; round += 1) taken.push(await timed(run));
  return Math.min(...taken);
}

/** The same rows into a table of their own in the same encrypted file, in one transaction. */
async function insertedRaw(site: TestSite, all: readonly string[]): Promise<number> {
  const sqlite = site.station.open?.vault.site;
  if (sqlite === undefined) throw new Error('the site is locked');
  sqlite.exec('CREATE TABLE raw_row (a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT, g TEXT, h TEXT, i TEXT, j TEXT, k TEXT)');
  const insert = sqlite.prepare('INSERT INTO raw_row VALUES (?,?,?,?,?,?,?,?,?,?,?)');
  const cells = all.map((line) => line.split(','));
  const ms = await timed(() => sqlite.transaction(() => cells.forEach((row) => insert.run(row)))());
  sqlite.exec('DROP TABLE raw_row');
  return ms;
}
