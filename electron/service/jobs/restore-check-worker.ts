import { basename } from 'node:path';
import { z } from 'zod';
import { fail, ok } from '../../../shared/result';
import { countRows } from '../db/copy-database';
import { isNewerThanThis, openEvidence, openRecord } from '../db/open';
import { openEncrypted, type Sqlite } from '../vault/open';
import { databaseFiles } from '../vault/site-files';
import { checkCopy, found } from './check-copy';
import { serveJob } from './serve-job';

const rows = z.record(z.string(), z.number());
const input = z.object({
  folder: z.string(),
  generation: z.number(),
  cipher: z.enum(['aegis', 'sqlcipher']),
  dataKey: z.instanceof(Uint8Array),
  /** What backup.json says that it holds. */
  expected: z.object({ log: z.object({ size: z.number(), root: z.string() }), rows: z.object({ site: rows, evidence: rows }) }),
  nativeBinding: z.string().optional(),
});

// Opens a restored pair as an unlock would, brings it up to date, and verifies all of it against what backup.json says.
await serveJob(input, async ({ folder, generation, cipher, dataKey: key, expected, nativeBinding }, tell) => {
  const opened: Sqlite[] = [];
  const files = databaseFiles(folder, generation);
  try {
    for (const file of [files.site, files.evidence]) {
      const database = openEncrypted({ file, key, cipher, nativeBinding });
      if (!database.ok) return ok({ size: 0, root: null, checks: [found('opens', opened.length, basename(file))] });
      opened.push(database.value);
    }
    const [site, evidence] = opened;
    if (site === undefined || evidence === undefined) throw new Error('a pair is two databases');
    if (isNewerThanThis(site)) return fail('NewerBackup');
    const table = differing(countRows(site), expected.rows.site) ?? differing(countRows(evidence), expected.rows.evidence);
    await openRecord(site);
    await openEvidence(evidence);
    const { checks, size, root } = await checkCopy({ site, evidence, nativeBinding }, tell);
    const counted = Object.values(expected.rows.site).reduce((sum, count) => sum + count, 0);
    const isSameLog = size === expected.log.size && root === expected.log.root;
    const log = checks.map((one) =>
      one.check === 'log' && one.verdict === 'passed' && !isSameLog ? found('log', one.count, String(expected.log.size)) : one,
    );
    return ok({ size, root, checks: [found('opens', 2, null), ...log, found('records', counted, table)] });
  } finally {
    for (const database of opened) database.close();
    key.fill(0);
  }
});

/** The first table with another number of rows. */
function differing(are: Readonly<Record<string, number>>, were: Readonly<Record<string, number>>): string | null {
  return [...new Set([...Object.keys(are), ...Object.keys(were)])].find((table) => are[table] !== were[table]) ?? null;
}
