import { z } from 'zod';
import { openEncrypted } from '../vault/open';
import { serveJob } from './serve-job';

const input = z.object({
  site: z.string(),
  cipher: z.enum(['aegis', 'sqlcipher']),
  dataKey: z.instanceof(Uint8Array),
  nativeBinding: z.string().optional(),
});

// Brings what was committed from the write-ahead log into the file of the record, on a connection of its own. Where something is in
// its way nothing is lost: the next commit does it.
await serveJob(input, async ({ site, cipher, dataKey, nativeBinding }) => {
  const opened = openEncrypted({ file: site, key: dataKey, cipher, nativeBinding });
  dataKey.fill(0);
  if (!opened.ok) return null;
  try {
    opened.value.pragma('wal_checkpoint(PASSIVE)');
    return null;
  } finally {
    opened.value.close();
  }
});
