import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { headBytes } from '../../../shared/domain/media-type';
import { keeperOf } from './evidence-keeper';
import type { EvidenceDb } from './schema';
import type { Chunk } from './sql/evidence-chunks';
import { noteVerified, stampOf } from './verified-files';

const chunkBytes = 256 * 1024;
/** What is written in one transaction, in chunks: longer ones keep everybody else waiting, shorter ones wait for the disk more often. */
const chunksAtOnce = 8;

/** Takes a file's bytes as they come and keeps them in chunks, each under its own digest; what is held in memory is two megabytes. */
export interface EvidenceWriter {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** How many bytes have been given. */
  readonly size: () => number;
  /** On disk and found under its digest (hex) when it returns. */
  readonly finish: () => Promise<{ readonly sha256: string; readonly size: number; readonly head: Uint8Array }>;
  /** Takes back what was written of a file that was not finished. To be called in any case. */
  readonly discard: () => Promise<void>;
}

/** The chunks of files that are being written, which must stay although no file has them yet. */
const underWay = new WeakMap<EvidenceDb, Set<readonly string[]>>();

export function makeWriter(evidence: EvidenceDb): EvidenceWriter {
  const hash = createHash('sha256');
  const written: string[] = [];
  const others = underWay.get(evidence) ?? new Set();
  underWay.set(evidence, others);
  others.add(written);
  let pending = Buffer.alloc(0);
  let head: Uint8Array = new Uint8Array(0);
  let size = 0;

  const flush = async (isLast: boolean): Promise<void> => {
    const chunks: Chunk[] = [];
    let from = 0;
    while (pending.length - from >= chunkBytes || (isLast && from < pending.length)) {
      const data = pending.subarray(from, from + chunkBytes);
      chunks.push({ sha256: createHash('sha256').update(data).digest('hex'), data });
      from += data.length;
    }
    pending = Buffer.from(pending.subarray(from));
    written.push(...chunks.map(({ sha256 }) => sha256));
    await keeperOf(evidence, chunks.length).put(chunks);
  };

  return {
    write: async (bytes) => {
      for (let from = 0; from < bytes.length;) {
        const part = bytes.subarray(from, from + chunksAtOnce * chunkBytes - pending.length);
        hash.update(part);
        if (head.length < headBytes) head = Buffer.concat([head, part.subarray(0, headBytes - head.length)]);
        pending = Buffer.concat([pending, part]);
        size += part.length;
        from += part.length;
        if (pending.length < chunksAtOnce * chunkBytes) continue;
        await flush(false);
        await setImmediate(); // whoever else waits for the service comes first
      }
    },
    size: () => size,
    finish: async () => {
      if (pending.length > 0) await flush(true);
      const sha256 = hash.digest('hex');
      await keeperOf(evidence).name(sha256, written);
      others.delete(written);
      // Each of its bytes was just held against it, and each chunk that was there already against the bytes.
      await noteVerified(evidence, sha256, await stampOf(evidence));
      return { sha256, size, head };
    },
    discard: async () => {
      if (!others.delete(written)) return;
      pending = Buffer.alloc(0);
      const wanted = new Set([...others].flat());
      const unwanted = written.filter((sha256) => !wanted.has(sha256));
      try {
        await keeperOf(evidence).removeUnused(unwanted);
      } catch (error) {
        if (!isOfDatabase(error)) throw error; // on a full disk, say: they go at the next unlock
      }
    },
  };
}

const isOfDatabase = (error: unknown): boolean => error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
