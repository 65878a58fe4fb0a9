import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { pageFault } from '../../../electron/service/db/check-pages';
import { hasOwnHeader } from '../../../electron/service/vault/file-header';
import { openEncrypted, type Sqlite } from '../../../electron/service/vault/open';
import { isDamage } from '../../../electron/service/vault/storage-fault';
import type { Random } from '../../../shared/domain/sample/random';
import { pageBytes } from './pages';
import type { TamperedSite } from './rows';

type Keys = Pick<TamperedSite, 'key' | 'cipher'>;

/** A bit of a byte of a database. */
export interface BitFlip {
  /** The byte, counted from 0. */
  readonly at: number;
  readonly bit: number;
}

/**
 * Flips a bit of a closed database, opens it as unlocking does and reads every page as the first step of a verification
 * does. Tells where it was noticed; null: nowhere. The file is as before in the end.
 */
export function openAndRead(file: string, keys: Keys, flip: BitFlip): 'refused' | 'unreadable' | null {
  const page = pageOf(flip.at);
  const before = readFileSync(file).subarray(page * pageBytes, (page + 1) * pageBytes);
  const flipped = Buffer.from(before);
  flipped.writeUInt8(flipped.readUInt8(flip.at % pageBytes) ^ (1 << flip.bit), flip.at % pageBytes);
  try {
    write(file, flipped, page);
    if (!hasOwnHeader(file, keys.cipher, keys.key)) return 'refused';
    const opened = openEncrypted({ file, ...keys });
    if (!opened.ok) return 'refused';
    try {
      return hasFault(opened.value) ? 'unreadable' : null;
    } finally {
      opened.value.close();
    }
  } finally {
    // Whatever the opening has written goes as well.
    write(file, before, page);
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  }
}

export interface PageFlips {
  tried: number;
  /** Reading failed at the very page that was touched. */
  named: number;
  readonly missed: number[];
}

/**
 * Flips a bit of every byte of every page but the first, one after the other, and each time has the same step of a
 * verification read, from the file, the one table whose page it is: on a connection opened before, which keeps no page.
 */
export function flipEveryByte(file: string, keys: Keys, random: Random): PageFlips {
  const whole = readFileSync(file);
  const flips: PageFlips = { tried: 0, named: 0, missed: [] };
  const opened = openEncrypted({ file, ...keys });
  if (!opened.ok) throw new Error(opened.failure.code);
  const sqlite = opened.value;
  const owners = ownersOfPages(sqlite);
  const faultIn = readingAnew(sqlite);
  const handle = openSync(file, 'r+');
  try {
    for (let page = 1; page < whole.length / pageBytes; page++) {
      const owner = owners.get(page + 1) ?? null;
      for (let at = page * pageBytes; at < (page + 1) * pageBytes; at++) {
        writeSync(handle, Buffer.of(whole.readUInt8(at) ^ (1 << random.int(0, 7))), 0, 1, at);
        const fault = faultIn(owner);
        flips.tried += 1;
        if (fault === null) flips.missed.push(at);
        else if (isOfPage(fault, owner === null ? null : page + 1)) flips.named += 1;
        writeSync(handle, whole, at, 1, at);
        // That it could not be read with the bit flipped says nothing unless it can be read without.
        const after = faultIn(owner);
        if (after !== null) throw new Error(after);
      }
    }
    if (pageFault(sqlite) !== null || !readFileSync(file).equals(whole)) throw new Error('the file is not as it was');
    return flips;
  } finally {
    closeSync(handle);
    sqlite.close();
  }
}

/** The table that each page (from 1 on) belongs to; the page that maps the others belongs to none. */
function ownersOfPages(sqlite: Sqlite): ReadonlyMap<number, string> {
  const rows = sqlite
    .prepare<[], { page: number; owner: string }>(
      'SELECT pageno AS page, ifnull(tbl_name, dbstat.name) AS owner FROM dbstat LEFT JOIN sqlite_schema ON sqlite_schema.name = dbstat.name',
    )
    .all();
  return new Map(rows.map(({ page, owner }) => [page, owner]));
}

/** Tells what cannot be read of a table, or of the whole file, once every page that the connection remembers is dropped. */
function readingAnew(sqlite: Sqlite): (table: string | null) => string | null {
  const checks = new Map<string | null, () => unknown>();
  return (table) => {
    const check = checks.get(table) ?? checkOf(sqlite, table);
    checks.set(table, check);
    sqlite.exec('PRAGMA shrink_memory');
    const found = String(check());
    return found === 'ok' ? null : found;
  };
}

/** Prepared once: so many statements would fill the memory before they are collected. */
function checkOf(sqlite: Sqlite, table: string | null): () => unknown {
  const check = sqlite.prepare(table === null ? 'PRAGMA integrity_check(1)' : `PRAGMA integrity_check('${table}')`).pluck();
  return () => check.get();
}

function isOfPage(fault: string, page: number | null): boolean {
  if (page === null) return fault.includes('Failed to read ptrmap');
  return new RegExp(`page ${page}: unable to get the page|failed to get page ${page}\\b`).test(fault);
}

function hasFault(sqlite: Sqlite): boolean {
  try {
    return pageFault(sqlite) !== null;
  } catch (error) {
    if (isDamage(error)) return true;
    throw error;
  }
}

function pageOf(at: number): number {
  return Math.floor(at / pageBytes);
}

function write(file: string, bytes: Buffer, page: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, page * pageBytes);
  closeSync(handle);
}
