import { z } from 'zod';
import { frameworkItem } from '../../../shared/contract/framework-item';
import { impactOf } from '../db/impact';
import { recordAsItIs } from '../db/open';
import { openInThread } from './open-in-thread';
import { serveJob } from './serve-job';

const input = z.object({
  file: z.string(),
  cipher: z.enum(['aegis', 'sqlcipher']),
  dataKey: z.instanceof(Uint8Array),
  nativeBinding: z.string().optional(),
  planned: z.object({
    revisionId: z.string(),
    items: z.array(frameworkItem),
    formers: z.array(frameworkItem),
    effectiveFrom: z.string(),
    pilotUnitIds: z.array(z.string()),
  }),
});

// Works out what a revision would do to people on a connection of its own that cannot write, in one state of the record.
await serveJob(input, async ({ file, cipher, dataKey, nativeBinding, planned }, tell) => {
  const sqlite = openInThread({ file, key: dataKey, cipher, nativeBinding });
  dataKey.fill(0);
  try {
    sqlite.pragma('query_only=ON');
    sqlite.exec('BEGIN');
    return await impactOf(recordAsItIs(sqlite), planned, (done, total) => tell({ label: 'people', done, total }));
  } finally {
    sqlite.close();
  }
});
