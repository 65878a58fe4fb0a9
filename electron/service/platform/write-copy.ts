import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '../vault/durable-file';

type Reason = 'notAllowed' | 'diskFull' | 'folderMissing' | 'failed';

export class CopyNotWritten extends Error {
  constructor(readonly reason: Reason) {
    super('the copy was not written');
  }
}

/**
 * Writes a file under the name of a part and gives it its own name at the end, so that a name without `.part` is always whole.
 * False, with nothing left behind, as soon as a chunk is null: it is not what was attached.
 */
export async function writeCopy(file: string, chunks: AsyncIterable<Uint8Array | null>): Promise<boolean> {
  const part = `${file}.part`;
  const handle = await writing(() => open(part, 'w'));
  let isWhole = false;
  try {
    isWhole = await writeAll(handle, chunks);
    if (isWhole) await writing(() => handle.sync());
  } finally {
    await handle.close();
    if (!isWhole) await rm(part, { force: true });
  }
  if (!isWhole) return false;
  await writing(() => rename(part, file));
  syncFolder(path.dirname(file));
  return true;
}

async function writeAll(handle: FileHandle, chunks: AsyncIterable<Uint8Array | null>): Promise<boolean> {
  for await (const chunk of chunks) {
    if (chunk === null) return false;
    await writing(() => handle.writeFile(chunk));
  }
  return true;
}

const reasonByCode: Readonly<Record<string, Reason>> = {
  EACCES: 'notAllowed',
  EPERM: 'notAllowed',
  EROFS: 'notAllowed',
  EISDIR: 'notAllowed',
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  ENOENT: 'folderMissing',
  ENOTDIR: 'folderMissing',
};

async function writing<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) throw error;
    throw new CopyNotWritten(reasonByCode[String(error.code)] ?? 'failed');
  }
}
