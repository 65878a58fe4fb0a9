import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import type { StagedBytes } from './staged-bytes';
import type { ZipEntry } from './zip-directory';

/** What is in the archive is not what its directory says of it. */
export type EntryDamaged = Failure<'EntryDamaged', undefined>;

/**
 * Unpacks one file of an archive a chunk at a time and never more of it than its directory says; that it is whole, and its SHA-256 in
 * hex, is known when this returns.
 */
export async function unpackEntry(
  archive: StagedBytes,
  entry: ZipEntry,
  take: (chunk: Buffer) => void,
  signal?: AbortSignal,
): Promise<Result<{ readonly sha256: string }, EntryDamaged>> {
  const hash = createHash('sha256');
  let check = 0;
  let bytes = 0;
  for await (const chunk of unpackedChunks(archive, entry)) {
    if (chunk === null) return fail<'EntryDamaged'>('EntryDamaged');
    signal?.throwIfAborted();
    bytes += chunk.length;
    if (bytes > entry.bytes) return fail<'EntryDamaged'>('EntryDamaged');
    hash.update(chunk);
    check = crc32(chunk, check);
    take(chunk);
  }
  return bytes === entry.bytes && check === entry.crc32 ? ok({ sha256: hash.digest('hex') }) : fail<'EntryDamaged'>('EntryDamaged');
}

/** The chunks of a file; null, and no more, where the packed data are not what its method makes. */
export async function* unpackedChunks(archive: StagedBytes, entry: ZipEntry): AsyncGenerator<Buffer | null, void> {
  const packed = Readable.from(archive.chunks(entry.start, entry.packedBytes), { objectMode: false });
  if (!entry.isDeflated) {
    yield* packed;
    return;
  }
  const inflate = createInflateRaw();
  packed.once('error', (error) => inflate.destroy(error));
  try {
    for await (const chunk of packed.pipe(inflate)) yield Buffer.isBuffer(chunk) ? chunk : null;
  } catch (error) {
    if (!(error instanceof Error && 'errno' in error && 'code' in error && String(error.code).startsWith('Z_'))) throw error;
    yield null;
    return;
  }
  // Bytes behind the end of the packed data would be something that nobody sees.
  if (inflate.bytesWritten !== entry.packedBytes) yield null;
}
