import { statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok } from '../../../shared/result';
import { signedCheckpoint } from '../db/audit-checkpoint';
import { toHex } from '../db/audit-hash';
import { rootAt } from '../db/audit-tree';
import { copyDatabase, countRows, tableThatDiffers } from '../db/copy-database';
import { recordAsItIs } from '../db/open';
import { copyFile, digestFile, syncFile } from '../vault/backup-copy';
import { backupFileName, bytesOf, filesOfBackup, writeBackup, type BackupContent } from '../vault/backup-file';
import { writeFault } from '../vault/backup-place';
import { syncFolder } from '../vault/durable-file';
import { openEncrypted, openReadOnly, type Sqlite } from '../vault/open';
import { databaseFiles, siteFiles, siteFormat } from '../vault/site-files';
import { hasSealOf, readSlots } from '../vault/slots';
import { openInThread } from './open-in-thread';
import { checkCopy, found } from './check-copy';
import type { JobProgress } from './job-messages';
import { serveJob } from './serve-job';

const input = z.object({
  /** The site's folder, and the one that becomes the backup. */
  from: z.string(),
  to: z.string(),
  siteId: z.string(),
  name: z.string(),
  cipher: z.enum(['aegis', 'sqlcipher']),
  generation: z.number(),
  dataKey: z.instanceof(Uint8Array),
  madeAt: z.string(),
  appVersion: z.string(),
  station: z.string(),
  neededBytes: z.number(),
  nativeBinding: z.string().optional(),
});
type Input = z.infer<typeof input>;
type Tell = (progress: JobProgress) => void;

// Copies the site, opens the copy to verify it, and writes backup.json last.
await serveJob(input, async (asked, tell) => {
  const opened: Sqlite[] = [];
  try {
    return await makeBackup(asked, opened, tell);
  } catch (error) {
    const fault = writeFault(error, asked.to, asked.neededBytes);
    if (fault === null) throw error;
    return fault;
  } finally {
    for (const database of opened) database.close();
    asked.dataKey.fill(0);
  }
});

async function makeBackup(asked: Input, opened: Sqlite[], tell: Tell) {
  const { from, to, generation, cipher, dataKey: key, nativeBinding } = asked;
  const source = databaseFiles(from, generation);
  const copy = databaseFiles(to, generation);
  const open = (file: string, opener: typeof openReadOnly): Sqlite => {
    const database = openInThread({ file, key, cipher, nativeBinding }, opener);
    opened.push(database);
    return database;
  };
  const site = open(source.site, openEncrypted);
  const evidence = open(source.evidence, openEncrypted);

  // The record first: what it cites was in the evidence before, and is in the copy that is taken later.
  const total = statSync(source.site).size + statSync(source.evidence).size;
  tell({ label: 'copy', done: 0, total });
  const siteCopied = copyDatabase(site, copy.site);
  tell({ label: 'copy', done: statSync(source.site).size, total });
  const evidenceCopied = copyDatabase(evidence, copy.evidence);
  tell({ label: 'copy', done: total, total });

  copyFile(siteFiles(from).site, siteFiles(to).site);
  copyFile(siteFiles(from).slots, siteFiles(to).slots);
  const slots = readSlots(to, asked.siteId);
  if (!slots.ok || slots.value.generation !== generation) return fail('DataKeyChanged');
  if (!hasSealOf(slots.value, key)) return fail('CopyRefused', { check: 'files', fault: 'slots.json' });
  for (const file of [copy.site, copy.evidence]) syncFile(file);

  const files: Record<string, BackupContent['files'][string]> = {};
  for (const name of filesOfBackup(generation)) files[name] = digestFile(join(to, name));

  const [siteCopy, evidenceCopy] = [open(copy.site, openReadOnly), open(copy.evidence, openReadOnly)];
  const db = recordAsItIs(siteCopy);
  const { checks, size, root } = await checkCopy({ site: siteCopy, evidence: evidenceCopy, nativeBinding }, tell);
  const rows = { site: countRows(siteCopy), evidence: countRows(evidenceCopy) };
  const table = tableThatDiffers(siteCopied, rows.site) ?? tableThatDiffers(evidenceCopied, rows.evidence);
  const ours = await rootAt(recordAsItIs(site), size);
  const isOurLog = ours.ok && toHex(ours.value) === root;
  const all = [...checks, found('records', 0, table), found('sameLog', size, isOurLog ? null : String(size))];
  const bad = all.find(({ verdict }) => verdict === 'failed');
  if (bad !== undefined || root === null) return fail('CopyRefused', { check: bad?.check ?? 'log', fault: bad?.fault ?? null });

  const checkpoint = await signedCheckpoint(db, asked.siteId, size);
  const { siteId, name, madeAt, appVersion, station } = asked;
  const content: BackupContent = {
    format: siteFormat,
    siteId,
    name,
    cipher,
    generation,
    madeAt,
    appVersion,
    station,
    log: { size, root, checkpoint },
    rows,
    files,
  };
  const written = writeBackup(to, content, key);
  if (!written.ok) return written;
  syncFolder(to);
  return ok({ entries: size, root, bytes: bytesOf(content), sha256: digestFile(join(to, backupFileName)).sha256 });
}
