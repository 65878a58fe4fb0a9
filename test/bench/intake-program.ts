import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { deriveStandings } from '../../electron/service/db/sql/standings';
import { signedIn } from '../../electron/service/station/signed-in';
import type { Sqlite } from '../../electron/service/vault/open';
import { approveItems, makeLibrary } from '../support/framework';
import { commitPreview, peopleFile, plainContent, previewLines, profileIdOf, readPreview, reverseBatch } from '../support/imported-people';
import { makeWorkingSite, unlockAsAda } from '../support/make-site-at';
import { competencyItem, requirementItem, scaleItem } from '../support/people';
import { timed } from './figures';

/** Of one step: milliseconds on the clock and of the processor, the longest that nobody else was answered, and the memory of the process so far. */
export interface StepFigures {
  readonly ms: number;
  readonly processor: number;
  readonly longest: number;
  readonly megabytes: number;
}

/** What this program prints, as JSON on its last line. */
export interface IntakeFigures {
  readonly first: { readonly preview: StepFigures; readonly commit: StepFigures };
  readonly next: {
    readonly preview: StepFigures;
    readonly commit: StepFigures;
    /** What it wrote, brought from the write-ahead log into the file in a thread beside. */
    readonly checkpoint: StepFigures;
    readonly derived: StepFigures;
    readonly reversal: StepFigures;
  };
  /** The first one since all of this was recorded. */
  readonly unlock: StepFigures;
  /** Of the next file, milliseconds of the processor. */
  readonly parsed: number;
  readonly insertedRaw: number;
}

const rows = Number(process.argv[2]);
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

// A process of its own, so that what is timed is bundled as the application is.
const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
try {
  process.stdout.write(`${JSON.stringify(await run())}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<IntakeFigures> {
  const site = await makeWorkingSite(folder);
  const firstPreview = await step('preview of the first file', () => previewLines(site, lines(false)));
  const tripwireReason = 'the first file';
  const firstCommit = await step('commit of the first file', () => commitPreview(site, firstPreview.value.previewId, { tripwireReason }));
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
  const file = peopleFile(second);
  const text = await file.text();
  const parsed = await best(() => parse(text));
  // Making the file and finding its profile are none of the preview.
  const profile = { profileId: await profileIdOf(site), content: plainContent };
  const preview = await step('preview of the next file', () => readPreview(site, { source: { file, fileName: 'people.csv' }, profile }));
  const commit = await step('commit of the next file', () => commitPreview(site, preview.value.previewId));
  const { open } = signedIn(site.station);
  const checkpoint = await step('its pages in their file', () => checkpointed(open.vault.site));
  const moved = await open.db.selectFrom('position').select('personId').where('shift', '=', 'B').where('recordedTo', 'is', null).execute();
  const ids = moved.map(({ personId }) => personId);
  const derived = await step('standings of those whom it moves', () => open.db.transaction().execute((tx) => deriveStandings(tx, ids, 30)));
  const insertedRaw = await best(() => insertRaw(second));
  const reversal = await step('reversal of the next file', () => reverseBatch(site, commit.value.batchId));
  await site.client.session.lock();
  const unlock = await step('unlock after all of this', () => unlockAsAda(site));
  await site.station.lock('byHand');
  return {
    first: { preview: firstPreview.figures, commit: firstCommit.figures },
    next: {
      preview: preview.figures,
      commit: commit.figures,
      checkpoint: checkpoint.figures,
      derived: derived.figures,
      reversal: reversal.figures,
    },
    unlock: unlock.figures,
    parsed,
    insertedRaw,
  };

  /** The same rows into a table of their own in the same encrypted file, in one transaction. */
  function insertRaw(all: readonly string[]): void {
    const sqlite = open.vault.site;
    sqlite.exec('CREATE TABLE raw_row (a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT, g TEXT, h TEXT, i TEXT, j TEXT, k TEXT)');
    const insert = sqlite.prepare('INSERT INTO raw_row VALUES (?,?,?,?,?,?,?,?,?,?,?)');
    sqlite.transaction(() => all.forEach((line) => insert.run(line.split(','))))();
    sqlite.exec('DROP TABLE raw_row');
  }
}

/** Waits until the thread has brought all that was committed into the file. */
async function checkpointed(sqlite: Sqlite): Promise<void> {
  const answer = z.array(z.object({ busy: z.number(), log: z.number(), checkpointed: z.number() }));
  for (;;) {
    // Asked at once, this connection would do it itself.
    await setTimeout(500);
    const [state] = answer.parse(sqlite.pragma('wal_checkpoint(PASSIVE)'));
    if (state?.busy === 0 && state.log === state.checkpointed) return;
  }
}

async function step<T>(what: string, work: () => Promise<T>): Promise<{ readonly value: T; readonly figures: StepFigures }> {
  let [longest, last] = [0, performance.now()];
  const turns = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 5);
    last = now;
  }, 5);
  const [begun, used] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(used);
  clearInterval(turns);
  longest = Math.max(longest, performance.now() - last - 5);
  const figures = { ms, processor: (user + system) / 1000, longest, megabytes: process.resourceUsage().maxRSS / 1024 };
  process.stderr.write(
    `${what}: ${Object.entries(figures)
      .map(([name, figure]) => `${name} ${figure.toFixed(0)}`)
      .join(', ')}\n`,
  );
  return { value, figures };
}

/** Milliseconds of the processor of the quickest of three runs. */
async function best(work: () => unknown): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const used = process.cpuUsage();
    await timed(work);
    const { user, system } = process.cpuUsage(used);
    taken.push((user + system) / 1000);
  }
  return Math.min(...taken);
}
