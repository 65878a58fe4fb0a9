import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { isDamage } from '../vault/storage-fault';
import type { EvidenceDb } from './schema';
import { makeWriter } from './evidence-writer';
import { forgetVerified, isVerified, noteVerified, stampOf } from './verified-files';

/** Chunks that are read between two looks at what else is to be done. */
const readAtOnce = 16;
export const chunkDigest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Keeps a file's bytes in evidence.db and answers with the file's digest (hex). To be called before the record that cites
 * it: two databases share no transaction, so an orphan may stay, never a gap.
 */
export async function storeFile(evidence: EvidenceDb, bytes: Uint8Array): Promise<string> {
  const writer = makeWriter(evidence);
  try {
    await writer.write(bytes);
    return (await writer.finish()).sha256;
  } finally {
    await writer.discard();
  }
}

/** A file that was held against its digest: where its bytes lie, each chunk under its own digest. */
export interface WholeFile {
  readonly sha256: string;
  readonly size: number;
  /** Every chunk but the last is as long as the first. */
  readonly chunkBytes: number;
  readonly chunks: readonly string[];
  /** Its beginning, by which its type is judged. */
  readonly head: Uint8Array;
}

/** Reads a file through, a chunk at a time; null when bytes are missing or are not the ones that were kept. */
export async function wholeFile(evidence: EvidenceDb, digest: string, headLength = 0): Promise<WholeFile | null> {
  forgetVerified(evidence, digest);
  const since = await stampOf(evidence);
  const whole = await readThrough(evidence, digest, headLength);
  if (whole !== null) await noteVerified(evidence, digest, since);
  return whole;
}

async function readThrough(evidence: EvidenceDb, digest: string, headLength: number): Promise<WholeFile | null> {
  const hash = createHash('sha256');
  const chunks: string[] = [];
  let size = 0;
  let chunkBytes = 0;
  let isEven = true;
  let head: Uint8Array = new Uint8Array(0);
  for await (const { chunkSha256, data } of readableChunks(evidence, digest)) {
    if (chunks.length === 0) {
      chunkBytes = data.length;
      head = data.slice(0, headLength);
    }
    isEven &&= size === chunks.length * chunkBytes && data.length <= chunkBytes;
    hash.update(data);
    chunks.push(chunkSha256);
    size += data.length;
    if (chunks.length % readAtOnce === 0) await setImmediate();
  }
  return chunks.length > 0 && isEven && hash.digest('hex') === digest ? { sha256: digest, size, chunkBytes, chunks, head } : null;
}

/**
 * Whether a file's bytes are there and are the ones that were kept: read now, or when it was attached or since the site was
 * unlocked, where nobody else has changed evidence.db meanwhile. Whoever opens a file or verifies a record reads it anew.
 */
export async function isIntact(evidence: EvidenceDb, digest: string): Promise<boolean> {
  return (await isVerified(evidence, digest)) || (await wholeFile(evidence, digest)) !== null;
}

/** The chunk under a digest; null when it is missing or is not the one that was kept. */
export async function readChunk(evidence: EvidenceDb, digest: string): Promise<Uint8Array | null> {
  try {
    const chunk = await evidence.selectFrom('evidence_chunk').select('data').where('sha256', '=', digest).executeTakeFirst();
    return chunk !== undefined && chunkDigest(chunk.data) === digest ? chunk.data : null;
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}

/** A page that does not read back is a missing chunk: one damaged file must not take the record that cites it with it. */
async function* readableChunks(evidence: EvidenceDb, digest: string) {
  try {
    yield* chunksOf(evidence, digest);
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
}

async function* chunksOf(evidence: EvidenceDb, digest: string) {
  const parts = await evidence
    .selectFrom('evidence_file')
    .select('chunkSha256')
    .where('sha256', '=', digest)
    .orderBy('chunkIndex')
    .execute();
  for (const { chunkSha256 } of parts) {
    const chunk = await evidence.selectFrom('evidence_chunk').select('data').where('sha256', '=', chunkSha256).executeTakeFirst();
    if (chunk !== undefined) yield { chunkSha256, data: chunk.data };
  }
}
