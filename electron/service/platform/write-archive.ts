import os from 'node:os';
import { encryptForAge } from '../vault/age';
import { archiveInto, createArchive, writeChunks, type PackageArchive } from './package-archive';
import { stageBytes, unhurried } from './staged-bytes';

export interface WrittenArchive<Filled> {
  /** Of the file as it is carried, in hex. */
  readonly sha256: string;
  readonly filled: Filled;
}

/**
 * A new archive, on disk when it ends; for a recipient as an age file, so that nothing of it ever lies on the disk as it is. Null where
 * `fill` says that there is nothing to write: what stands there then is to be removed.
 */
export async function writeArchive<Filled>(
  file: string,
  recipient: string | null,
  fill: (archive: Pick<PackageArchive, 'add'>) => Promise<Filled | null>,
  signal: AbortSignal | undefined,
): Promise<WrittenArchive<Filled> | null> {
  if (recipient !== null) return writeEncrypted(file, recipient, fill, signal);
  const archive = createArchive(file);
  try {
    const filled = await fill(archive);
    return filled === null ? null : { filled, sha256: archive.finish() };
  } finally {
    archive.close();
  }
}

async function writeEncrypted<Filled>(
  file: string,
  recipient: string,
  fill: (archive: Pick<PackageArchive, 'add'>) => Promise<Filled | null>,
  signal: AbortSignal | undefined,
): Promise<WrittenArchive<Filled> | null> {
  const staging = stageBytes(os.tmpdir());
  let filled: Filled | null;
  try {
    const archive = archiveInto(staging.write);
    filled = await fill(archive);
    if (filled !== null) archive.finish();
  } catch (error) {
    staging.discard();
    throw error;
  }
  if (filled === null) {
    staging.discard();
    return null;
  }
  const plain = staging.finish();
  try {
    return { filled, sha256: await writeChunks(file, encryptForAge(unhurried(plain.chunks(), signal), [recipient])) };
  } finally {
    plain.close();
  }
}
