import { deflateSync, inflateSync } from 'node:zlib';
import type { Deflate } from '../../../../shared/domain/calibration/clean-picture';
import { readChunk, wholeFile } from '../../db/evidence-store';
import type { EvidenceDb } from '../../db/schema';

/** All bytes of a kept file; null where they are missing, are not the ones that were kept, or are more than `most`. */
export async function fileBytes(evidence: EvidenceDb, sha256: string, most: number): Promise<Uint8Array | null> {
  const whole = await wholeFile(evidence, sha256);
  if (whole === null || whole.size > most) return null;
  const chunks: Uint8Array[] = [];
  for (const digest of whole.chunks) {
    const chunk = await readChunk(evidence, digest);
    if (chunk === null) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export const deflate: Deflate = {
  unpack: (data, most) => inflateSync(data, { maxOutputLength: most }),
  pack: (data) => deflateSync(data),
};
