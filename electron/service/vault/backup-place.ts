import { accessSync, constants, existsSync, realpathSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import type { ReadOnlyFolder } from './durable-file';
import { siteFiles } from './site-files';

type FolderMissing = Failure<'FolderMissing', undefined>;
type NotEnoughSpace = Failure<'NotEnoughSpace', { readonly neededBytes: number; readonly freeBytes: number | null }>;
export type PlaceRefused = FolderMissing | ReadOnlyFolder | NotEnoughSpace | Failure<'InsideSite', { readonly folder: string }>;
export type WriteFault = FolderMissing | ReadOnlyFolder | NotEnoughSpace;

const spareBytes = 4 << 20;

/** Whether so many bytes, and a little more, can be written below a folder that is outside of every site and backup. */
export function checkPlace(folder: string, bytes: number): Result<void, PlaceRefused> {
  if (!existsSync(folder)) return fail<'FolderMissing'>('FolderMissing');
  if (isInsideSite(realpathSync(folder))) return fail('InsideSite', { folder });
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    return fail('ReadOnlyFolder', { folder });
  }
  const { bavail, bsize } = statfsSync(folder);
  const [neededBytes, freeBytes] = [bytes + spareBytes, bavail * bsize];
  return freeBytes < neededBytes ? fail('NotEnoughSpace', { neededBytes, freeBytes }) : ok(undefined);
}

/** What a system error says of the place that was written to; null for any other error. */
export function writeFault(
  error: unknown,
  folder: string,
  neededBytes: number,
): { readonly ok: false; readonly failure: WriteFault } | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(code)) return fail('NotEnoughSpace', { neededBytes, freeBytes: null });
  if (['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY'].includes(code)) return fail('ReadOnlyFolder', { folder });
  if (existsSync(folder)) return null;
  return code.startsWith('E') || code.startsWith('SQLITE_') ? fail<'FolderMissing'>('FolderMissing') : null;
}

function isInsideSite(folder: string): boolean {
  if (existsSync(siteFiles(folder).site) || existsSync(join(folder, 'backup.json'))) return true;
  const above = dirname(folder);
  return above !== folder && isInsideSite(above);
}
