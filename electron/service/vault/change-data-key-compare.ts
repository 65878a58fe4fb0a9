import { createHash, type Hash } from 'node:crypto';
import { basename } from 'node:path';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import type { KeyChange } from './change-data-key-copy';
import { openEncrypted, type EncryptedFile, type OpenFailure, type Sqlite } from './open';
import { isDamage } from './storage-fault';

export type CopyDiffers = Failure<'CopyDiffers', { readonly file: string }>;

const flushAt = 65_536;

/** Whether a copy opens with the new key alone, is whole, and says the same as what it was made from. */
export function verifyCopy(
  { from, to }: { readonly from: string; readonly to: string },
  { oldKey, newKey, cipher, nativeBinding }: KeyChange,
): Result<void, OpenFailure | CopyDiffers> {
  const underOldKey = openEncrypted({ file: to, key: oldKey, cipher, nativeBinding });
  if (underOldKey.ok) {
    underOldKey.value.close();
    return fail('CopyDiffers', { file: basename(to) });
  }
  const source = openEncrypted({ file: from, key: oldKey, cipher, nativeBinding });
  if (!source.ok) return source;
  try {
    const digest = contentDigest(source.value);
    return compareCopy({ file: to, key: newKey, cipher, nativeBinding }, digest);
  } finally {
    source.value.close();
  }
}

/** A page of the copy that cannot be read is a fault of the copy, and none of the site. */
function compareCopy(file: EncryptedFile, digest: string): Result<void, OpenFailure | CopyDiffers> {
  const differs = fail('CopyDiffers', { file: basename(file.file) });
  const copy = openEncrypted(file);
  if (!copy.ok) return copy.failure.code === 'SiteDamaged' ? differs : copy;
  try {
    return isWhole(copy.value) && contentDigest(copy.value) === digest ? ok(undefined) : differs;
  } catch (error) {
    if (isDamage(error)) return differs;
    throw error;
  } finally {
    copy.value.close();
  }
}

/**
 * SHA-256 of everything a database says: its definitions, its identifying numbers, and every row of every table in the
 * order of its key. Two files with the same digest hold the same record, however their pages lie.
 */
export function contentDigest(db: Sqlite): string {
  const hash = createHash('sha256');
  const definitions = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name').raw();
  addRows(hash, definitions.iterate());
  for (const pragma of ['application_id', 'user_version', 'encoding']) {
    hash.update(textOf(db.pragma(pragma, { simple: true })));
  }
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all();
  for (const table of tables) {
    hash.update(textOf(table));
    // NOT INDEXED: in the order of the table itself, which a copy keeps
    const content = db
      .prepare(`SELECT * FROM "${String(table).replaceAll('"', '""')}" NOT INDEXED`)
      .raw()
      .safeIntegers();
    addRows(hash, content.iterate());
  }
  return hash.digest('hex');
}

/** Whether SQLite finds every page, row and index entry of a database in order. */
function isWhole(db: Sqlite): boolean {
  const [first, ...more] = db.prepare('PRAGMA integrity_check(1)').pluck().all();
  return first === 'ok' && more.length === 0;
}

function addRows(hash: Hash, rows: IterableIterator<unknown>): void {
  let text = '';
  for (const row of rows) {
    if (!Array.isArray(row)) throw new Error('a raw row is a list');
    text += `r${row.length};`;
    for (const value of row) {
      if (value instanceof Uint8Array) {
        hash.update(`${text}b${value.length}:`);
        hash.update(value);
        text = '';
      } else text += textOf(value);
    }
    if (text.length < flushAt) continue;
    hash.update(text);
    text = '';
  }
  hash.update(`${text}.`);
}

/** Type, length and value, so that no two rows read the same. */
function textOf(value: unknown): string {
  switch (typeof value) {
    case 'bigint':
      return `i${value};`;
    case 'number':
      return `f${value};`;
    case 'string':
      return `t${value.length}:${value}`;
    default:
      if (value === null) return 'n;';
      throw new Error('a database holds no such value');
  }
}
