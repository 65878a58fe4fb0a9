import { createHash } from 'node:crypto';
import { isDamage } from '../vault/storage-fault';
import type { EvidenceDb } from './schema';

const chunkBytes = 256 * 1024;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Keeps a file's bytes in evidence.db, in chunks each under its own digest, and answers with the file's digest (hex).
 * To be called before the record that cites it: two databases share no transaction, so an orphan may stay, never a gap.
 */
export async function storeFile(evidence: EvidenceDb, bytes: Uint8Array): Promise<string> {
  const digest = sha256(bytes);
  await evidence.transaction().execute(async (tx) => {
    // What lies under a digest and no longer has it is written anew: whoever attaches a file now must find it whole.
    if (await isIntact(tx, digest)) return;
    await tx.deleteFrom('evidence_file').where('sha256', '=', digest).execute();
    for (let index = 0; index * chunkBytes < bytes.length; index += 1) {
      const data = bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes);
      const chunkSha256 = sha256(data);
      await tx
        .insertInto('evidence_chunk')
        .values({ sha256: chunkSha256, data })
        .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ data }))
        .execute();
      await tx.insertInto('evidence_file').values({ sha256: digest, chunkIndex: index, chunkSha256 }).execute();
    }
  });
  return digest;
}

/** The bytes of a file, or null when they are missing or are not the ones that were kept. */
export async function readFile(evidence: EvidenceDb, digest: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  for await (const data of readableChunks(evidence, digest)) chunks.push(data);
  const bytes = new Uint8Array(Buffer.concat(chunks));
  return chunks.length > 0 && sha256(bytes) === digest ? bytes : null;
}

/** Whether a file's bytes are there and are the ones that were kept; holds one chunk at a time. */
export async function isIntact(evidence: EvidenceDb, digest: string): Promise<boolean> {
  const hash = createHash('sha256');
  for await (const data of readableChunks(evidence, digest)) hash.update(data);
  return hash.digest('hex') === digest;
}

/** A page that does not read back is a missing chunk: one damaged file must not take the record that cites it with it. */
async function* readableChunks(evidence: EvidenceDb, digest: string): AsyncGenerator<Uint8Array> {
  try {
    yield* chunksOf(evidence, digest);
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
}

async function* chunksOf(evidence: EvidenceDb, digest: string): AsyncGenerator<Uint8Array> {
  const parts = await evidence
    .selectFrom('evidence_file')
    .select('chunkSha256')
    .where('sha256', '=', digest)
    .orderBy('chunkIndex')
    .execute();
  for (const { chunkSha256 } of parts) {
    const chunk = await evidence.selectFrom('evidence_chunk').select('data').where('sha256', '=', chunkSha256).executeTakeFirst();
    if (chunk !== undefined) yield chunk.data;
  }
}
