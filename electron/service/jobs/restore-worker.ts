import { z } from 'zod';
import { copyBackup } from '../vault/backup-copy';
import { writeFault } from '../vault/backup-place';
import { serveJob } from './serve-job';

const input = z.object({
  from: z.string(),
  to: z.string(),
  files: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })),
});

// Copies the files of a backup into a folder that is there, each checked before and after; site.json comes last.
await serveJob(input, async ({ from, to, files }, tell) => {
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  try {
    return copyBackup({ from, to, files, last: 'site.json' }, (done) => tell({ label: 'restore', done, total: bytes * 3 }));
  } catch (error) {
    const fault = writeFault(error, to, bytes);
    if (fault === null) throw error;
    return fault;
  }
});
