import { createHash, randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { decrypt, encrypt } from '../vault/aes-gcm';

/**
 * A private copy of bytes that arrive once, to be read as often and wherever one likes: what was checked is what is read, whatever
 * happens to the original meanwhile. On the disk it lies sealed under a key that exists in memory alone, and nothing of it is left.
 */
export interface StagedBytes {
  readonly size: number;
  /** In hex. */
  readonly sha256: string;
  /** Throws where bytes are asked for that are not there, and where the copy was tampered with. */
  readonly read: (offset: number, length: number) => Buffer;
  readonly chunks: (offset?: number, length?: number) => Generator<Buffer, void>;
  /** To be called in any case. */
  readonly close: () => void;
}

export interface StagingBytes {
  readonly write: (chunk: Uint8Array) => void;
  /** How much has been written. */
  readonly size: () => number;
  readonly finish: () => StagedBytes;
  /** To be called in any case that does not finish. */
  readonly discard: () => void;
}

const chunkBytes = 64 * 1024;
/** What AES-GCM adds: nonce and tag. */
const sealBytes = 28;

export function stageBytes(folder: string): StagingBytes {
  const file = path.join(folder, `staged-${randomBytes(8).toString('hex')}`);
  const handle = openSync(file, 'wx+', 0o600);
  const key = randomBytes(32);
  const hash = createHash('sha256');
  // On POSIX the name goes at once, so that a crash leaves nothing; Windows may keep it until the file is closed.
  removeName(file);
  let size = 0;
  let pending = Buffer.alloc(chunkBytes);
  let filled = 0;
  let chunkCount = 0;
  const seal = (): void => {
    const sealed = encrypt(key, pending.subarray(0, filled), `staged/${chunkCount}`);
    for (let written = 0; written < sealed.length;)
      written += writeSync(handle, sealed, written, sealed.length - written, chunkCount * (chunkBytes + sealBytes) + written);
    chunkCount += 1;
    filled = 0;
  };
  const close = (): void => {
    key.fill(0);
    pending.fill(0);
    closeSync(handle);
    removeName(file);
  };
  return {
    write: (chunk) => {
      hash.update(chunk);
      size += chunk.length;
      for (let from = 0; from < chunk.length;) {
        const taken = Math.min(chunk.length - from, chunkBytes - filled);
        pending.set(chunk.subarray(from, from + taken), filled);
        filled += taken;
        from += taken;
        if (filled === chunkBytes) seal();
      }
    },
    size: () => size,
    discard: close,
    finish: () => {
      if (filled > 0) seal();
      pending.fill(0);
      pending = Buffer.alloc(0);
      return stagedBytes({ handle, key, size, sha256: hash.digest('hex'), close });
    },
  };
}

interface Staged {
  readonly handle: number;
  readonly key: Buffer;
  readonly size: number;
  readonly sha256: string;
  readonly close: () => void;
}

function stagedBytes({ handle, key, size, sha256, close }: Staged): StagedBytes {
  let opened: { readonly index: number; readonly bytes: Buffer } | null = null;
  const chunkAt = (index: number): Buffer => {
    if (opened?.index === index) return opened.bytes;
    const length = Math.min(chunkBytes, size - index * chunkBytes) + sealBytes;
    const sealed = Buffer.alloc(length);
    const read = readSync(handle, sealed, 0, length, index * (chunkBytes + sealBytes));
    const chunk = decrypt(key, sealed.subarray(0, read), `staged/${index}`);
    if (!chunk.ok) throw new Error('the staged copy is not what was written');
    opened = { index, bytes: chunk.value };
    return chunk.value;
  };
  const chunks = function* (offset = 0, length = size - offset): Generator<Buffer, void> {
    if (offset < 0 || length < 0 || offset + length > size) throw new RangeError('beyond the staged copy');
    for (let at = offset; at < offset + length;) {
      const chunk = chunkAt(Math.floor(at / chunkBytes));
      const start = at % chunkBytes;
      const part = chunk.subarray(start, Math.min(chunk.length, start + offset + length - at));
      at += part.length;
      yield part;
    }
  };
  return {
    size,
    sha256,
    read: (offset, length) => Buffer.concat([...chunks(offset, length)]),
    chunks,
    close: () => {
      opened?.bytes.fill(0);
      close();
    },
  };
}

function removeName(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
}

/** What `fill` writes, as a staged copy; what `fill` answers when that is not true, and nothing staged. */
export async function staged<T>(
  folder: string,
  fill: (write: (chunk: Uint8Array) => number) => Promise<T | true>,
): Promise<StagedBytes | T> {
  const staging = stageBytes(folder);
  let filled: T | true;
  try {
    filled = await fill((chunk) => {
      staging.write(chunk);
      return staging.size();
    });
  } catch (error) {
    staging.discard();
    throw error;
  }
  if (filled === true) return staging.finish();
  staging.discard();
  return filled;
}

/** Chunks with room for other work between them. */
export async function* unhurried(chunks: Iterable<Uint8Array>, signal?: AbortSignal): AsyncGenerator<Uint8Array, void> {
  let bytes = 0;
  for (const chunk of chunks) {
    signal?.throwIfAborted();
    yield chunk;
    bytes += chunk.length;
    if (bytes < 1 << 20) continue;
    bytes = 0;
    await setImmediate();
  }
}
