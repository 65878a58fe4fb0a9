import canonicalize from 'canonicalize';
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { writeDurably, type ReadOnlyFolder } from './durable-file';
import { otherVersion, parseJson, readTextIfThere, siteFacts, siteFormat } from './site-files';

const hash = z.base64().length(44);
const hex = z.string().regex(/^[0-9a-f]{64}$/);
const rowCounts = z.record(z.string(), z.int().min(0));

const backupContent = z.strictObject({
  format: z.literal(siteFormat),
  siteId: siteFacts.shape.siteId,
  name: siteFacts.shape.name,
  cipher: siteFacts.shape.cipher,
  /** Names the database pair, and the data key it is encrypted under. */
  generation: z.int().min(1),
  madeAt: z.iso.datetime(),
  appVersion: z.string(),
  station: z.string(),
  /** The log in the copy: its size, its root in hex and the site's signed checkpoint of both. */
  log: z.strictObject({ size: z.int().min(0), root: hex, checkpoint: z.string() }),
  /** Rows of every table. */
  rows: z.strictObject({ site: rowCounts, evidence: rowCounts }),
  /** Every other file of the folder. */
  files: z.record(z.string(), z.strictObject({ bytes: z.int().min(0), sha256: hex })),
});
export type BackupContent = z.infer<typeof backupContent>;

/**
 * backup.json: what makes a folder a backup, written last. `seal` is the HMAC-SHA-256 of the canonical JSON
 * (RFC 8785) of the content under HKDF-SHA-256(data key, info `touchstone/1/backup`): without the data key nobody can
 * forge a backup or put one together from two. `digest` is the SHA-256 of the canonical JSON of content and seal, and
 * tells damage to whoever has no key.
 */
const backupFile = backupContent.extend({ seal: hash, digest: hash });
export type SealedBackup = z.infer<typeof backupFile>;

export type BackupDamaged = Failure<'BackupDamaged', { readonly file: string }>;
export type BackupUnreadable = BackupDamaged | Failure<'NotABackup', undefined> | OtherBackup;
type OtherBackup = Failure<'NewerBackup', undefined> | Failure<'OlderBackup', undefined>;

export const backupFileName = 'backup.json';

export function readBackup(folder: string): Result<SealedBackup, BackupUnreadable> {
  const text = readTextIfThere(join(folder, backupFileName));
  return text === undefined ? fail<'NotABackup'>('NotABackup') : parseBackup(text);
}

export function parseBackup(text: string): Result<SealedBackup, BackupUnreadable> {
  const json = parseJson(text);
  const other = otherVersion(z.object({ format: z.int() }).safeParse(json).data?.format);
  if (other !== null) return fail(other === 'newer' ? 'NewerBackup' : 'OlderBackup');
  const parsed = backupFile.safeParse(json);
  const isWhole = parsed.success && hasItsFiles(parsed.data) && isSame(digestOf(parsed.data), parsed.data.digest);
  return isWhole ? ok(parsed.data) : fail('BackupDamaged', { file: backupFileName });
}

export function writeBackup(folder: string, content: BackupContent, dataKey: Uint8Array): Result<void, ReadOnlyFolder> {
  const sealed = { ...content, seal: sealOf(content, dataKey) };
  const file: SealedBackup = { ...sealed, digest: digestOf(sealed) };
  return writeDurably(join(folder, backupFileName), `${JSON.stringify(file, null, 2)}\n`);
}

/** Whether the backup was made by somebody who held this data key. */
export function isSealedWith(backup: SealedBackup, dataKey: Uint8Array): boolean {
  return isSame(sealOf(backup, dataKey), backup.seal);
}

export function bytesOf(backup: Pick<BackupContent, 'files'>): number {
  return Object.values(backup.files).reduce((sum, { bytes }) => sum + bytes, 0);
}

export function filesOfBackup(generation: number): readonly string[] {
  return ['site.json', 'slots.json', `site-${generation}.db`, `evidence-${generation}.db`];
}

/** Whoever has no key must not be led by a forged list to write anything else. */
function hasItsFiles({ files, generation }: BackupContent): boolean {
  return Object.keys(files).toSorted().join() === filesOfBackup(generation).toSorted().join();
}

function sealOf(content: BackupContent, dataKey: Uint8Array): string {
  const key = Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), 'touchstone/1/backup', 32));
  return createHmac('sha256', key)
    .update(canonicalText(contentOf(content)), 'utf8')
    .digest('base64');
}

function digestOf(backup: Omit<SealedBackup, 'digest'>): string {
  const covered = { ...contentOf(backup), seal: backup.seal };
  return createHash('sha256').update(canonicalText(covered), 'utf8').digest('base64');
}

function contentOf({
  format,
  siteId,
  name,
  cipher,
  generation,
  madeAt,
  appVersion,
  station,
  log,
  rows,
  files,
}: BackupContent): BackupContent {
  return { format, siteId, name, cipher, generation, madeAt, appVersion, station, log, rows, files };
}

function canonicalText(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('a backup has a canonical form');
  return text;
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
