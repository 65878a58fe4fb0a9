import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { packKey } from '../readiness/pack-file';
import { type Sqlite } from '../vault/open';
import type { JobProgress } from './job-messages';
import { NotOpened, openInThread } from './open-in-thread';
import { runJob } from './run-job';
import { serveJob } from './serve-job';
import { unread, verifyPart, verifyRecord } from './verify-record';
import { helpVerify, type PartOfLog } from './verify-shares';

const input = z.object({
  files: z.object({ site: z.string(), evidence: z.string() }),
  cipher: z.enum(['aegis', 'sqlcipher']),
  dataKey: z.instanceof(Uint8Array),
  nativeBinding: z.string().optional(),
  /** What readiness is counted from beside them. */
  packFile: z.string().optional(),
  /** One, where the other core is wanted for something else. */
  threads: z.literal([1, 2]).default(2),
  /** Verifies this part of the log alone. */
  part: z.object({ from: z.number(), to: z.number() }).optional(),
  /** Verifies shares of the log alone, with another thread that does the rest. */
  shares: z.instanceof(SharedArrayBuffer).optional(),
});
type Input = z.infer<typeof input>;

// Verifies a site's record on connections of its own, so that whoever works in it waits for nothing.
await serveJob(input, async (asked, tell) => {
  const opened: Sqlite[] = [];
  try {
    return await verify(asked, tell, (file) => {
      try {
        const database = openInThread({ file, key: asked.dataKey, cipher: asked.cipher, nativeBinding: asked.nativeBinding });
        opened.push(database);
        return database;
      } catch (error) {
        if (error instanceof NotOpened && error.code === 'SiteDamaged') return null;
        throw error; // in use, or not to be written: no damage
      }
    });
  } finally {
    for (const database of opened) database.close();
    asked.dataKey.fill(0);
  }
});

async function verify(asked: Input, tell: (progress: JobProgress) => void, open: (file: string) => Sqlite | null) {
  const { files, packFile, part, shares, nativeBinding } = asked;
  const site = open(files.site);
  if (site === null) return unread({ badFile: { file: basename(files.site), what: 'unreadable' } });
  if (part !== undefined) return verifyPart(site, part, (done) => tell({ label: 'entries', done, total: part.to - part.from + 1 }));
  if (shares !== undefined) return helpVerify(site, shares);
  const evidence = open(files.evidence);
  if (evidence === null) return unread({ badFile: { file: basename(files.evidence), what: 'unreadable' } });
  const helper = (divided: SharedArrayBuffer) => inSecondThread({ ...asked, shares: divided });
  const pack = packFile === undefined ? {} : { pack: { file: packFile, key: packKey(asked.dataKey) } };
  return verifyRecord({ site, evidence }, tell, { nativeBinding, ...pack, ...(asked.threads === 2 ? { helper } : {}) });
}

/** The same file in another thread, which ends with this one. */
async function inSecondThread(asked: Input): Promise<PartOfLog> {
  const worker = () => ({ file: fileURLToPath(import.meta.url), execArgv: process.execArgv });
  const job = runJob({ worker }, { worker: 'verify-worker', input: asked, output: z.custom<PartOfLog>() });
  for (;;) {
    const step = await job.next();
    if (step.done === true) return step.value;
  }
}
