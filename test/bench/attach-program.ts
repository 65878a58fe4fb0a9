import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openEncrypted, type Sqlite } from '../../electron/service/vault/open';
import { makeWorkingSite } from '../support/make-site-at';
import type { TestSite } from '../support/site';
import { timed } from './figures';

/** What this program prints, as JSON. */
export interface AttachFigures {
  /** Milliseconds of attaching all files into a new site, and of copying their bytes into a new encrypted database, in turn. */
  readonly attaching: number[];
  readonly copying: number[];
  /** How much more memory than at the beginning the process had at most while it attached, in bytes. */
  peakBytes: number;
  /** For how long the service answered nobody, at most, in milliseconds. */
  longestMs: number;
}

const [files, size, rounds] = process.argv.slice(2).map(Number);
const chunkBytes = 256 * 1024;

// A process of its own: what is measured is its memory, and its event loop.
const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
const carried = Array.from({ length: files ?? 1 }, (_, index) => path.join(folder, `film ${index}.bin`));
for (const file of carried) writeFileSync(file, randomBytes(size ?? 1));
const figures: AttachFigures = { attaching: [], copying: [], peakBytes: 0, longestMs: 0 };

for (let round = 0; round < (rounds ?? 1); round += 1) {
  const place = path.join(folder, `round ${round}`);
  const site = await makeWorkingSite(place);
  const watching = watch();
  figures.attaching.push(await timed(() => attachAll(site)));
  watching.end();
  await site.station.lock('byHand');
  rmSync(place, { recursive: true });
  const file = path.join(folder, `copy ${round}.db`);
  const opened = openEncrypted({ file, key: randomBytes(32), cipher: 'aegis', create: true });
  if (!opened.ok) throw new Error(opened.failure.code);
  figures.copying.push(await timed(() => copyAll(opened.value)));
  opened.value.close();
  rmSync(file);
}
rmSync(folder, { recursive: true, force: true });
process.stdout.write(JSON.stringify(figures));

async function attachAll(site: TestSite): Promise<void> {
  site.dialogs.push(...carried);
  for (const { handle } of (await site.client.evidence.choose()).files)
    for await (const _event of await site.client.evidence.attach({ handle }));
}

/** Two megabytes in a transaction, as when a file is attached; without digests, names or a look at what is there already. */
function copyAll(db: Sqlite): void {
  db.exec('CREATE TABLE piece (number INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO piece (data) VALUES (?)');
  const buffer = Buffer.alloc(8 * chunkBytes);
  for (const file of carried) {
    const handle = openSync(file, 'r');
    for (let length = readSync(handle, buffer); length > 0; length = readSync(handle, buffer)) {
      db.exec('BEGIN');
      for (let from = 0; from < length; from += chunkBytes) insert.run(buffer.subarray(from, Math.min(length, from + chunkBytes)));
      db.exec('COMMIT');
    }
    closeSync(handle);
  }
}

function watch(): { readonly end: () => void } {
  const before = process.memoryUsage.rss();
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    figures.longestMs = Math.max(figures.longestMs, now - last - 1);
    figures.peakBytes = Math.max(figures.peakBytes, process.memoryUsage.rss() - before);
    last = now;
  }, 1);
  return { end: () => clearInterval(timer) };
}
