import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import type { BackupContent, BackupDamaged } from './backup-file';
import { syncFolder } from './durable-file';

export type WrittenWrong = Failure<'WrittenWrong', { readonly file: string }>;
type Tell = (done: number) => void;

const bytesPerRead = 1 << 20;

/**
 * Copies the files of a backup into a folder: all are checked before the first is written, and read back afterwards.
 * `last` makes the folder a site, so it gets its name when everything else is on disk. Tells the bytes worked through,
 * three times the size in all. Throws what the system refuses.
 */
export function copyBackup(
  copy: { readonly from: string; readonly to: string; readonly files: BackupContent['files']; readonly last: string },
  tell: Tell,
): Result<void, BackupDamaged | WrittenWrong> {
  const names = Object.keys(copy.files);
  let before = 0;
  const counting: Tell = (done) => tell(before + done);
  const finish = (file: string): void => {
    before += copy.files[file]?.bytes ?? 0;
  };
  for (const file of names) {
    if (!isAsDigested(join(copy.from, file), copy.files[file], counting)) return fail('BackupDamaged', { file });
    finish(file);
  }
  const written = (file: string): string => join(copy.to, file === copy.last ? `${file}.new` : file);
  for (const file of names) {
    copyFile(join(copy.from, file), written(file), counting);
    finish(file);
  }
  syncFolder(copy.to);
  for (const file of names) {
    if (!isAsDigested(written(file), copy.files[file], counting)) return fail('WrittenWrong', { file });
    finish(file);
  }
  renameSync(written(copy.last), join(copy.to, copy.last));
  syncFolder(copy.to);
  return ok(undefined);
}

/** Size and SHA-256 (hex) of a file, told as it is read. Never for a database that this process has open: closing it would drop its locks. */
export function digestFile(file: string, tell: Tell = () => undefined): { readonly bytes: number; readonly sha256: string } {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const part of partsOf(file)) {
    hash.update(part);
    tell((bytes += part.length));
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Makes a file that something else has written last. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A new file with the same bytes, on disk when this returns. */
export function copyFile(from: string, to: string, tell: Tell = () => undefined): void {
  const handle = openSync(to, 'wx', 0o600);
  try {
    let done = 0;
    for (const part of partsOf(from)) {
      for (let at = 0; at < part.length;) at += writeSync(handle, part, at);
      tell((done += part.length));
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isAsDigested(file: string, expected: BackupContent['files'][string] | undefined, tell: Tell): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  if (expected === undefined || found?.isFile() !== true || found.size !== expected.bytes) return false; // a pipe would never end
  return digestFile(file, tell).sha256 === expected.sha256;
}

function* partsOf(file: string): Generator<Buffer, void> {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(bytesPerRead);
    for (;;) {
      const length = readSync(handle, buffer);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(handle);
  }
}
