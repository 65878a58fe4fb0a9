import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { formatKey } from '../../../shared/contract/framework-exchange';
import { formatOf } from '../../../shared/domain/exchange/formats';
import { recordAsItIs } from '../db/open';
import { libraryOn, scalesOfSite } from '../db/sql/framework-exchange';
import { bytesOfWritten } from '../platform/framework-bytes';
import { openInThread } from './open-in-thread';
import { foreignScales } from './framework-preview';
import { serveJob } from './serve-job';

const input = z.object({
  site: z.string(),
  cipher: z.enum(['aegis', 'sqlcipher']),
  dataKey: z.instanceof(Uint8Array),
  nativeBinding: z.string().optional(),
  /** Where it is written: the file gets its own name from who asked. */
  part: z.string(),
  format: formatKey,
  asOf: z.string(),
  about: z.object({
    frameworkId: z.string(),
    title: z.string(),
    description: z.string(),
    creator: z.string(),
    writtenAt: z.string(),
    asOf: z.string(),
  }),
});

// Writes a library as on a day in a format of frameworks; on disk when it answers.
await serveJob(input, async ({ site, cipher, dataKey, nativeBinding, part, format, asOf, about }, tell) => {
  const sqlite = openInThread({ file: site, key: dataKey, cipher, nativeBinding });
  dataKey.fill(0);
  try {
    sqlite.pragma('query_only=ON');
    const db = recordAsItIs(sqlite);
    tell({ label: 'read', done: 0, total: 3 });
    const items = await libraryOn(db, about.frameworkId, asOf);
    tell({ label: 'write', done: 1, total: 3 });
    const written = formatOf(format)?.write?.(items, { ...about, foreignScales: foreignScales(items, await scalesOfSite(db, asOf)) });
    if (written === undefined) throw new Error(`${format} cannot be written`);
    tell({ label: 'disk', done: 2, total: 3 });
    const bytes = await bytesOfWritten(written.content);
    writeSynced(part, bytes);
    return {
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      items: items.length,
      notCarried: written.notCarried,
    };
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) throw error;
    return { refusedWith: String(error.code) };
  } finally {
    sqlite.close();
  }
});

function writeSynced(file: string, bytes: Uint8Array): void {
  rmSync(file, { force: true });
  const handle = openSync(file, 'wx');
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
