import { constants } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';

/** Why a file that was chosen is not attached. */
export type Unattached = 'Empty' | 'TooLarge' | 'NotAFile' | 'FileLost' | 'FileUnreadable' | 'ChangedWhileReading';

/** Carries it out of the reading. */
export class NotAttached extends Error {
  constructor(readonly code: Unattached) {
    super('the file was not read to its end');
  }
}

const bytesAtOnce = 1024 * 1024;

/**
 * The bytes of a chosen file, a megabyte at a time in one buffer that is used again. What it is held against: a size within the limit
 * before a byte is read, and being the same file with the same size and times after the last one.
 */
export async function* readAttachment(
  file: string,
  limit: number,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly size: number }, void> {
  const handle = await reading(() => open(file, constants.O_RDONLY | nonBlocking));
  try {
    const before = await reading(() => handle.stat({ bigint: true }));
    if (!before.isFile()) throw new NotAttached('NotAFile');
    if (before.size === 0n) throw new NotAttached('Empty');
    if (before.size > BigInt(limit)) throw new NotAttached('TooLarge');
    const size = Number(before.size);
    const buffer = Buffer.alloc(bytesAtOnce);
    for (let done = 0; done < size;) {
      const length = await reading(() => readSome(handle, buffer, Math.min(bytesAtOnce, size - done)));
      if (length === 0) throw new NotAttached('ChangedWhileReading');
      done += length;
      yield { bytes: buffer.subarray(0, length), size };
    }
    const after = [await reading(() => handle.stat({ bigint: true })), await reading(() => stat(file, { bigint: true }))];
    const isSame = after.every(
      ({ dev, ino, size: length, mtimeNs }) =>
        dev === before.dev && ino === before.ino && length === before.size && mtimeNs === before.mtimeNs,
    );
    if (!isSame) throw new NotAttached('ChangedWhileReading');
  } finally {
    await handle.close();
  }
}

/** Without waiting for somebody at the other end of what is no file at all; Windows has no such flag. */
// oxlint-disable-next-line typescript/no-unnecessary-condition -- Windows has no such flag
const nonBlocking = constants.O_NONBLOCK ?? 0;

async function readSome(handle: FileHandle, buffer: Buffer, length: number): Promise<number> {
  return (await handle.read(buffer, 0, length, null)).bytesRead;
}

async function reading<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const why = whyNot(error);
    throw why === null ? error : new NotAttached(why);
  }
}

function whyNot(error: unknown): Unattached | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'FileUnreadable';
  if (error.code === 'EISDIR' || error.code === 'ENXIO') return 'NotAFile';
  return 'FileLost'; // it is not there any more, or its drive answers no longer
}
