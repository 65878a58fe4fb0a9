import { statSync } from 'node:fs';
import { z } from 'zod';
import { importDecisions } from '../../../shared/contract/imports';
import { profileContent } from '../../../shared/contract/intake-profiles';
import { fail } from '../../../shared/result';
import { recordAsItIs } from '../db/open';
import { makeId } from '../platform/ids';
import { openInThread } from './open-in-thread';
import { readIntake } from './intake/read-intake';
import { serveJob } from './serve-job';

const input = z.object({
  site: z.string(),
  cipher: z.enum(['aegis', 'sqlcipher']),
  dataKey: z.instanceof(Uint8Array),
  nativeBinding: z.string().optional(),
  source: z.union([z.object({ path: z.string() }), z.object({ bytes: z.instanceof(Uint8Array) })]),
  profile: z.object({ profileId: z.string().nullable(), content: profileContent.nullable() }).nullable(),
  decisions: importDecisions,
  newProfileId: z.string(),
  batchId: z.string(),
  siteName: z.string(),
  today: z.string(),
});

// Reads a file of people and compares it with the record, on a connection of its own; nothing is written.
await serveJob(input, async ({ site, cipher, dataKey, nativeBinding, ...asked }, tell) => {
  const sqlite = openInThread({ file: site, key: dataKey, cipher, nativeBinding });
  dataKey.fill(0);
  try {
    sqlite.pragma('query_only=ON');
    // One moment for everything: what is written meanwhile makes the plan outdated, never mixed.
    sqlite.exec('BEGIN');
    const size = 'path' in asked.source ? statSync(asked.source.path).size : asked.source.bytes.length;
    return await readIntake(recordAsItIs(sqlite), { ...asked, size, newId: () => makeId(new Date()) }, tell);
  } catch (error) {
    // A stick that was pulled out, or a file that nobody may open, is the file's fault and none of the record's.
    const code = error instanceof Error && 'syscall' in error && 'code' in error ? error.code : null;
    if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) throw error;
    return fail('FileUnreadable', { why: `It cannot be opened (${code}).` });
  } finally {
    sqlite.close();
  }
});
