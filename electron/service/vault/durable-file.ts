import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail, ok, type Failure, type Result } from '../../../shared/result';

export type ReadOnlyFolder = Failure<'ReadOnlyFolder', { readonly folder: string }>;

/**
 * Replaces a file so that a power loss at any point leaves either the old or the new one: temporary file, fsync,
 * rename, fsync of the folder. A full disk and a drive that is gone throw, and leave the old file. Whatever stands in the
 * place of the temporary file goes first: a link put there by somebody who may write the folder must not be written through.
 */
export function writeDurably(file: string, text: string): Result<void, ReadOnlyFolder> {
  const temporary = `${file}.new`;
  try {
    removeLeftOver(temporary);
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      const bytes = Buffer.from(text, 'utf8');
      // A nearly full disk takes a part and says so only at the next call.
      for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
    syncFolder(dirname(file));
  } catch (error) {
    removeLeftOver(temporary);
    if (isRefusal(error)) return fail('ReadOnlyFolder', { folder: dirname(file) });
    throw error;
  }
  return ok(undefined);
}

/** A part of a file would keep room from what is to be written once there is some again. What cannot be removed stays. */
function removeLeftOver(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
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
