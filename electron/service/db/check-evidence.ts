import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Sqlite } from '../vault/open';

/** The files of ratings that wait for a second one: no record cites them yet. */
export const waitingDigests = `SELECT file.value ->> '$.sha256' AS sha256 FROM first_rating f, json_each(iif(json_valid(f.content), f.content, '{}'), '$.evidence') file`;

export interface EvidenceCheck {
  readonly files: number;
  /** SHA-256 of the first file that is missing or is not the one that was kept. */
  readonly bad: string | null;
}

const part = z.object({ sha256: z.string(), chunkSha256: z.string(), data: z.instanceof(Uint8Array).nullable() });
const chunk = z.object({ sha256: z.string(), data: z.instanceof(Uint8Array) });

/** Holds every attachment against its digest, chunk by chunk and as a whole, and looks for each that the record cites. */
export function checkEvidence(site: Sqlite, evidence: Sqlite, tell: (files: number, total: number) => void): EvidenceCheck {
  const total = Number(evidence.prepare('SELECT count(DISTINCT sha256) FROM evidence_file').pluck().get());
  const kept = new Set<string>();
  let hash = createHash('sha256');
  let current: string | null = null;
  const isWhole = (): boolean => current === null || hash.digest('hex') === current;
  const parts = evidence.prepare(`
    SELECT f.sha256, f.chunkSha256, c.data FROM evidence_file f LEFT JOIN evidence_chunk c ON c.sha256 = f.chunkSha256
    ORDER BY f.sha256, f.chunkIndex`);
  for (const row of parts.iterate()) {
    const { sha256, chunkSha256, data } = part.parse(row);
    if (sha256 !== current) {
      if (!isWhole()) return { files: kept.size, bad: current };
      hash = createHash('sha256');
      current = sha256;
      kept.add(sha256);
      tell(kept.size, total);
    }
    if (data === null || digestOf(data) !== chunkSha256) return { files: kept.size, bad: sha256 };
    hash.update(data);
  }
  if (!isWhole()) return { files: kept.size, bad: current };
  return { files: kept.size, bad: firstBadOrphan(evidence) ?? firstMissing(site, kept) };
}

/** Chunks that no file holds any more wait to be collected; they must be what they are called all the same. */
function firstBadOrphan(evidence: Sqlite): string | null {
  const orphans = evidence.prepare('SELECT sha256, data FROM evidence_chunk WHERE sha256 NOT IN (SELECT chunkSha256 FROM evidence_file)');
  for (const row of orphans.iterate()) {
    const { sha256, data } = chunk.parse(row);
    if (digestOf(data) !== sha256) return sha256;
  }
  return null;
}

function firstMissing(site: Sqlite, kept: ReadonlySet<string>): string | null {
  const cited = site
    .prepare(
      `SELECT sha256 FROM evidence WHERE size > 0 UNION SELECT sha256 FROM staged_evidence WHERE size > 0 UNION SELECT sha256 FROM case_file UNION ${waitingDigests} WHERE file.value ->> '$.size' > 0`,
    )
    .pluck();
  for (const sha256 of cited.iterate()) if (!kept.has(String(sha256))) return String(sha256);
  return null;
}

function digestOf(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
