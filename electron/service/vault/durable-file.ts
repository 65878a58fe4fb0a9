import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail, ok, type Failure, type Result } from '../../../shared/result';

export type ReadOnlyFolder = Failure<'ReadOnlyFolder', { readonly folder: string }>;

/**
 * Replaces a file so that a power loss at any point leaves either the old or the new one: temporary file, fsync,
 * rename, fsync of the folder. A full disk throws.
 */
export function writeDurably(file: string, text: string): Result<void, ReadOnlyFolder> {
  const temporary = `${file}.new`;
  try {
    const handle = openSync(temporary, 'w', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
    syncFolder(dirname(file));
  } catch (error) {
    if (isRefusal(error)) return fail('ReadOnlyFolder', { folder: dirname(file) });
    throw error;
  }
  return ok(undefined);
}

/** Makes created, renamed and removed names of a folder last. Windows has no such call and does it by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Whether a file system call failed because writing is not allowed here. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS');
}
