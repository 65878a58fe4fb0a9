import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { staged, type StagedBytes } from './staged-bytes';

/** In bytes; a minisign signature that is cut off here is none. */
export const largestSignature = 16 * 1024;

/** A private copy of a file; the file is read once, from its beginning, and may change afterwards. */
export async function stageFile(
  file: string,
  limit: number,
  { stagingFolder, signal }: { readonly stagingFolder: string; readonly signal?: AbortSignal | undefined },
): Promise<StagedBytes | 'notAFile' | 'tooLarge'> {
  const handle = openForReading(file);
  try {
    const size = plainFileSize(handle);
    if (size === null) return 'notAFile';
    if (size > limit) return 'tooLarge';
    return await staged(stagingFolder, async (write) => {
      const chunk = Buffer.alloc(1 << 18);
      for (let length = readSync(handle, chunk); length > 0; length = readSync(handle, chunk)) {
        signal?.throwIfAborted();
        // It may grow while it is read.
        if (write(chunk.subarray(0, length)) > limit) return 'tooLarge' as const;
        await setImmediate();
      }
      return true as const;
    });
  } finally {
    closeSync(handle);
  }
}

/** The beginning of a file as text; null: there is none. What is no file is empty. */
export function beginningOf(file: string, bytes: number): string | null {
  let handle: number;
  try {
    handle = openForReading(file);
  } catch (error) {
    if (whyUnreadable(error) === 'missing') return null;
    throw error;
  }
  try {
    if (plainFileSize(handle) === null) return '';
    const beginning = Buffer.alloc(bytes);
    return beginning.subarray(0, readSync(handle, beginning)).toString('utf8');
  } finally {
    closeSync(handle);
  }
}

/** Why the system does not let a file be read; null for an error that is not of the system. */
export function whyUnreadable(error: unknown): 'missing' | 'notAllowed' | 'notAFile' | 'failed' | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return 'missing';
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'notAllowed';
  return error.code === 'EISDIR' ? 'notAFile' : 'failed';
}

/** Without waiting for somebody at the other end of what is no file at all. */
function openForReading(file: string): number {
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- Windows has no such flag
  return openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
}

/** Null: it is no plain file. */
function plainFileSize(handle: number): number | null {
  const facts = fstatSync(handle);
  return facts.isFile() ? facts.size : null;
}
