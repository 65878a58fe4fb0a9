import type { CannotWriteReason } from '../../../../shared/contract/exchange';

const reasonByCode: Readonly<Record<string, CannotWriteReason>> = {
  EACCES: 'notAllowed',
  EPERM: 'notAllowed',
  EROFS: 'notAllowed',
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  ENOENT: 'folderMissing',
  ENOTDIR: 'folderMissing',
};

/** Why the operating system refused to write; null for an error that is not of the file system. */
export function cannotWriteReason(error: unknown): CannotWriteReason | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  return reasonByCode[String(error.code)] ?? 'failed';
}
