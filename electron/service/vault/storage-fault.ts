import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Failure } from '../../../shared/result';

/** What keeps a site from being read or written although nothing is wrong with what was asked. */
export type StorageFault =
  | Failure<'DiskFull', undefined>
  | Failure<'ReadOnlyFolder', { readonly folder: string }>
  | Failure<'FolderLost', { readonly folder: string }>
  | Failure<'RecordBusy', undefined>
  | Failure<'RecordDamaged', { readonly file: string }>;

/** Carries a storage fault out of code that has no way to answer with one. */
export class StorageRefused extends Error {
  constructor(readonly failure: StorageFault) {
    super('the files of the site cannot be used');
  }
}

/** The file or folder that an error which names none came from. */
export type Suspect = { readonly folder: string; readonly file: string };

/**
 * Tells a storage fault from a bug by the error's code alone; null for a bug. Where the code leaves the cause open, the
 * folder is tried.
 */
export function storageFault(error: unknown, suspect: Suspect): StorageFault | null {
  if (error instanceof StorageRefused) return error.failure;
  const code = codeOf(error);
  if (code === null) return null;
  if (code.startsWith('SQLITE_')) return ofDatabase(code, suspect);
  return error instanceof Error && 'syscall' in error ? ofFile(code, pathOf(error), suspect.folder) : null;
}

/** The error for a vault's refusal in the middle of work: a storage fault where it is one. */
export function vaultRefused(failure: Failure): Error {
  const { code, data } = failure;
  if (code === 'ReadOnlyFolder' && hasText(data, 'folder')) return new StorageRefused({ code, data: { folder: data.folder } });
  if (code === 'NotASite' && hasText(data, 'folder')) return new StorageRefused({ code: 'FolderLost', data: { folder: data.folder } });
  if (code === 'SiteDamaged' && hasText(data, 'file')) return new StorageRefused({ code: 'RecordDamaged', data: { file: data.file } });
  return new Error(`the vault refused: ${code}`);
}

/** Whether a database answered that what it read is not what it wrote. */
export function isDamage(error: unknown): boolean {
  const code = codeOf(error);
  return code !== null && (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'));
}

function ofDatabase(code: string, { folder, file }: Suspect): StorageFault | null {
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return { code: 'RecordDamaged', data: { file } };
  if (code === 'SQLITE_FULL') return { code: 'DiskFull', data: undefined };
  if (code.startsWith('SQLITE_BUSY')) return { code: 'RecordBusy', data: undefined };
  if (code.startsWith('SQLITE_READONLY')) return existsSync(folder) ? { code: 'ReadOnlyFolder', data: { folder } } : lost(folder);
  // A full disk, a folder closed to writing and a drive pulled out all end in these.
  return code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN') ? tried(folder) : null;
}

function ofFile(code: string, path: string | null, site: string): StorageFault | null {
  const folder = path === null ? site : dirname(path);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return { code: 'DiskFull', data: undefined };
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return { code: 'ReadOnlyFolder', data: { folder } };
    case 'EIO':
    case 'ENODEV':
    case 'ENXIO':
    case 'ESTALE':
    case 'ENOTCONN':
    case 'EHOSTDOWN':
    case 'EHOSTUNREACH':
    case 'ETIMEDOUT':
      return lost(folder);
    case 'ENOENT':
    case 'ENOTDIR':
      return existsSync(folder) && !isLostSite(folder, site) ? null : lost(folder);
    default:
      return null;
  }
}

const lost = (folder: string): StorageFault => ({ code: 'FolderLost', data: { folder } });
/** An empty mount point stays where a drive was. */
const isLostSite = (folder: string, site: string): boolean => folder === site && !existsSync(join(site, 'site.json'));
/** More than the shared index of a write-ahead log begins with. */
const trialBytes = 64 * 1024;

function tried(folder: string): StorageFault {
  const trial = join(folder, `.trial-${process.pid}`);
  try {
    const handle = openSync(trial, 'wx');
    try {
      const bytes = Buffer.alloc(trialBytes);
      for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
      rmSync(trial, { force: true });
    }
  } catch (error) {
    return ofFile(codeOf(error) ?? '', trial, folder) ?? lost(folder);
  }
  return lost(folder);
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function pathOf(error: Error): string | null {
  return 'path' in error && typeof error.path === 'string' ? error.path : null;
}

function hasText<K extends string>(data: unknown, key: K): data is Record<K, string> {
  return (
    typeof data === 'object' && data !== null && Object.entries(data).some(([name, value]) => name === key && typeof value === 'string')
  );
}
