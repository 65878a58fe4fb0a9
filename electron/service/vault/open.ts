import Database from 'better-sqlite3';
import { accessSync, constants, existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { isRefusal, type ReadOnlyFolder } from './durable-file';
import { rawKeyText } from './file-header';
import type { SiteDamaged } from './site-files';
import { storageFault } from './storage-fault';

export type Sqlite = InstanceType<typeof Database>;
export type Statement = Database.Statement;
export type Cipher = 'aegis' | 'sqlcipher';
export type OpenElsewhere = Failure<'OpenElsewhere', undefined>;
export type OpenFailure = SiteDamaged | ReadOnlyFolder | OpenElsewhere;

export type EncryptedFile = {
  readonly file: string;
  /** 32 raw bytes. */
  readonly key: Uint8Array;
  readonly cipher: Cipher;
  /** Makes the file when it is not there. */
  readonly create?: boolean;
  /** The addon to load instead of the packaged one. */
  readonly nativeBinding?: string | undefined;
};

/**
 * Opens an encrypted database and proves that the key fits. SiteDamaged covers a missing file, a wrong key and damage:
 * the cipher cannot tell the last two apart. Never call serialize() (returns plaintext) or backup() (fails) on it.
 */
export function openEncrypted({ file, key, cipher, create = false, nativeBinding }: EncryptedFile): Result<Sqlite, OpenFailure> {
  if (key.length !== 32) throw new Error('a data key is 32 bytes');
  if (!create && !existsSync(file)) return fail('SiteDamaged', { file: basename(file) });
  if (!create && !mayWrite(file)) return fail('ReadOnlyFolder', { folder: dirname(file) });
  return guarded(file, () => {
    const db = connect(file, 5000, nativeBinding);
    try {
      chooseCipher(db, cipher);
      // The pragma's text lives only as long as this call.
      db.pragma(`key="x'${rawKeyText(cipher, key)}'"`);
      if (create) db.pragma('auto_vacuum=INCREMENTAL'); // free pages are given back when the site is closed: nothing ever reads them
      db.pragma('journal_mode=WAL');
      db.pragma('synchronous=FULL'); // the package is compiled with NORMAL for WAL, where a signature could be lost
      db.pragma('foreign_keys=ON');
      db.pragma('temp_store=MEMORY'); // temporary files would not be encrypted
      db.pragma('secure_delete=FAST');
      db.pragma('cache_size=-65536'); // 64 MiB: every page read from disk is decrypted
      db.pragma('trusted_schema=OFF');
      db.exec('BEGIN IMMEDIATE; ROLLBACK'); // whoever else is writing is noticed here, not at the first command
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Opens an encrypted database that nobody writes, such as a copy on a carrier that may only be read; leaves its bytes as they are. */
export function openReadOnly({ file, key, cipher, nativeBinding }: Omit<EncryptedFile, 'create'>): Result<Sqlite, OpenFailure> {
  if (!existsSync(file)) return fail('SiteDamaged', { file: basename(file) });
  return guarded(file, () => {
    const db = new Database(file, { readonly: true, ...(nativeBinding === undefined ? {} : { nativeBinding }) });
    try {
      chooseCipher(db, cipher);
      db.pragma(`key="x'${rawKeyText(cipher, key)}'"`);
      db.pragma('temp_store=MEMORY');
      db.pragma('cache_size=-65536');
      db.pragma('trusted_schema=OFF');
      db.prepare('SELECT count(*) FROM sqlite_master').get(); // a wrong key is noticed here
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** An empty database in memory that nothing is kept of. */
export function openScratch(nativeBinding?: string): Sqlite {
  return connect(':memory:', 0, nativeBinding);
}

/**
 * Holds a site for this process until the returned connection is closed or the process ends, however it ends: the lock
 * is the operating system's on an empty file, so nothing stale is left behind. Worker threads do not take it.
 * NOTE: on POSIX, reading the lock file by other means in the same process would drop the lock.
 */
export function takeLock(file: string, nativeBinding?: string): Result<Sqlite, OpenFailure> {
  return guarded(file, () => {
    const db = connect(file, 0, nativeBinding);
    try {
      db.pragma('journal_mode=MEMORY'); // no journal beside it: nothing is ever written
      db.exec('BEGIN EXCLUSIVE');
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Asked of the system: SQLite opens what may only be read without a word, and says so at the first command. */
function mayWrite(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

function connect(file: string, timeout: number, nativeBinding: string | undefined): Sqlite {
  return new Database(file, nativeBinding === undefined ? { timeout } : { timeout, nativeBinding });
}

/** The parameters are part of the frozen format, so they are named rather than left to the library's defaults. */
function chooseCipher(db: Sqlite, cipher: Cipher): void {
  db.pragma(`cipher='${cipher}'`);
  if (cipher === 'aegis') db.pragma(`algorithm='aegis-256'`);
  else db.pragma('legacy=4'); // SQLCipher's own format 4, which other tools open
}

function guarded(file: string, open: () => Sqlite): Result<Sqlite, OpenFailure> {
  try {
    return ok(open());
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    if (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT')) return fail('SiteDamaged', { file: basename(file) });
    if (error.code.startsWith('SQLITE_BUSY')) return fail<'OpenElsewhere'>('OpenElsewhere');
    const fault = storageFault(error, { folder: dirname(file), file: basename(file) });
    if (fault?.code === 'ReadOnlyFolder') return fail('ReadOnlyFolder', fault.data);
    throw error;
  }
}
