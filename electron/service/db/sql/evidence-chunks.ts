import { sql } from 'kysely';
import type { EvidenceDb } from '../schema';

export interface Chunk {
  readonly sha256: string;
  readonly data: Uint8Array;
}

/**
 * Keeps chunks, in one transaction. One that is there already is left as it lies; where what lies under a digest no longer
 * has it, it is written anew: whoever attaches a file now must find it whole.
 */
export async function putChunks(evidence: EvidenceDb, chunks: readonly Chunk[]): Promise<void> {
  if (chunks.length === 0) return;
  await evidence.transaction().execute(async (tx) => {
    for (const { sha256, data } of chunks) {
      const known = await tx.selectFrom('evidence_chunk').select('data').where('sha256', '=', sha256).executeTakeFirst();
      if (known === undefined) await tx.insertInto('evidence_chunk').values({ sha256, data }).execute();
      else if (Buffer.compare(known.data, data) !== 0)
        await tx.updateTable('evidence_chunk').set({ data }).where('sha256', '=', sha256).execute();
    }
  });
}

/** Says which chunks a file consists of, in their order. A file that has the same ones already is left as it lies. */
export async function insertParts(evidence: EvidenceDb, sha256: string, chunks: readonly string[]): Promise<void> {
  await evidence.transaction().execute(async (tx) => {
    const known = await tx
      .selectFrom('evidence_file')
      .select(['chunkIndex', 'chunkSha256'])
      .where('sha256', '=', sha256)
      .orderBy('chunkIndex')
      .execute();
    const isSame = (chunk: string, index: number) => known[index]?.chunkIndex === index && known[index].chunkSha256 === chunk;
    if (known.length === chunks.length && chunks.every(isSame)) return;
    await tx.deleteFrom('evidence_file').where('sha256', '=', sha256).execute();
    for (const [chunkIndex, chunkSha256] of chunks.entries())
      await tx.insertInto('evidence_file').values({ sha256, chunkIndex, chunkSha256 }).execute();
  });
}

/** Removes those of some chunks that no file has. */
export async function removeUnusedChunks(evidence: EvidenceDb, chunks: readonly string[]): Promise<void> {
  if (chunks.length === 0) return;
  await sql`DELETE FROM evidence_chunk WHERE sha256 IN (SELECT value FROM json_each(${JSON.stringify(chunks)}))
    AND NOT EXISTS (SELECT 1 FROM evidence_file f WHERE f.chunkSha256 = evidence_chunk.sha256)`.execute(evidence);
}

/** Whether there are chunks that no file has: an interruption leaves such. */
export async function hasUnusedChunks(evidence: EvidenceDb): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM evidence_chunk c
    WHERE NOT EXISTS (SELECT 1 FROM evidence_file f WHERE f.chunkSha256 = c.sha256) LIMIT 1`.execute(evidence);
  return rows.length > 0;
}
