import { Zip, ZipDeflate } from 'fflate';
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';

/** What a finished file in an archive is known by. */
export interface ContentDigest {
  readonly sha256: string;
  readonly bytes: number;
}

export interface ArchiveEntry {
  readonly write: (data: string | Uint8Array) => void;
  readonly end: () => ContentDigest;
}

export interface PackageArchive {
  /** Begins a file; several may be open, and all must be ended before the archive is. */
  readonly add: (name: string) => ArchiveEntry;
  /** Writes the directory and waits for the disk; SHA-256 of the whole archive in hex. */
  readonly finish: () => string;
  /** To be called in any case. */
  readonly close: () => void;
}

/** DOS's first moment, by local time as fflate reads it: the same content then gives the same bytes on every station. */
const fixedTime = new Date(1980, 0, 1);

/** A new ZIP file, written while it is filled so that a large one never lies in memory. What stood there before is gone. */
export function createArchive(file: string): PackageArchive {
  const handle = createNew(file);
  const archive = archiveInto((chunk) => writeAll(handle, chunk));
  return {
    add: archive.add,
    finish: () => {
      const sha256 = archive.finish();
      fsyncSync(handle);
      return sha256;
    },
    close: () => closeSync(handle),
  };
}

/** A ZIP archive handed on while it is filled, for what must not lie on the disk as it is. */
export function archiveInto(take: (chunk: Uint8Array) => void): Omit<PackageArchive, 'close'> {
  const whole = createHash('sha256');
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    whole.update(chunk);
    take(chunk);
  });
  return {
    add: (name) => addEntry(zip, name),
    finish: () => {
      zip.end();
      return whole.digest('hex');
    },
  };
}

/** A new file of chunks as they come, on disk when it ends; its SHA-256 in hex. */
export async function writeChunks(file: string, chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const handle = createNew(file);
  try {
    const whole = createHash('sha256');
    for await (const chunk of chunks) {
      whole.update(chunk);
      writeAll(handle, chunk);
    }
    fsyncSync(handle);
    return whole.digest('hex');
  } finally {
    closeSync(handle);
  }
}

/** A part left by a crash goes; what is then created is a new file and not somebody's link to another. */
function createNew(file: string): number {
  rmSync(file, { force: true });
  return openSync(file, 'wx');
}

function writeAll(handle: number, chunk: Uint8Array): void {
  for (let written = 0; written < chunk.length;) written += writeSync(handle, chunk, written);
}

function addEntry(zip: Zip, name: string): ArchiveEntry {
  const entry = new ZipDeflate(name, { level: 6 });
  entry.mtime = fixedTime;
  zip.add(entry);
  const digest = createHash('sha256');
  let bytes = 0;
  return {
    write: (given) => {
      const data = typeof given === 'string' ? Buffer.from(given, 'utf8') : given;
      if (data.length === 0) return;
      digest.update(data);
      bytes += data.length;
      entry.push(data);
    },
    end: () => {
      entry.push(new Uint8Array(0), true);
      return { sha256: digest.digest('hex'), bytes };
    },
  };
}
