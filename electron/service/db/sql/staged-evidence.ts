import { sql, type SqlBool } from 'kysely';
import type { EvidenceDb, Reader, Tx } from '../schema';

/** Files staged before a moment that no draft of anybody mentions: nobody can reach them any more. */
export async function abandonedEvidence(db: Reader, before: string): Promise<string[]> {
  const rows = await db
    .selectFrom('staged_evidence as s')
    .select('s.evidenceId')
    .where('s.capturedAt', '<', before)
    .where(sql<SqlBool>`NOT EXISTS (SELECT 1 FROM draft d WHERE instr(d.content, s.evidenceId) > 0)`)
    .execute();
  return rows.map(({ evidenceId }) => evidenceId);
}

export async function removeStaged(tx: Tx, evidenceIds: readonly string[]): Promise<void> {
  for (const evidenceId of evidenceIds) await tx.deleteFrom('staged_evidence').where('evidenceId', '=', evidenceId).execute();
}

/** Digests of the files that records, cases for calibration, staged files or ratings that wait for a second one cite. */
export async function citedDigests(db: Reader): Promise<Set<string>> {
  const rows = await db
    .selectFrom('evidence')
    .select('sha256')
    .union(db.selectFrom('staged_evidence').select('sha256'))
    .union(db.selectFrom('case_file').select('sha256'))
    .execute();
  const { rows: waiting } = await sql<{ sha256: string }>`
    SELECT file.value ->> '$.sha256' AS sha256 FROM first_rating f, json_each(iif(json_valid(f.content), f.content, '{}'), '$.evidence') file`.execute(
    db,
  );
  return new Set([...rows, ...waiting].map(({ sha256 }) => sha256));
}

/** Digests of the files whose bytes are kept. */
export async function storedDigests(evidence: EvidenceDb): Promise<string[]> {
  const rows = await evidence.selectFrom('evidence_file').select('sha256').distinct().execute();
  return rows.map(({ sha256 }) => sha256);
}

/** Removes files and the chunks that no other file shares. Answers with how many bytes went. */
export async function removeFiles(evidence: EvidenceDb, digests: readonly string[]): Promise<number> {
  return evidence.transaction().execute(async (tx) => {
    for (const digest of digests) await tx.deleteFrom('evidence_file').where('sha256', '=', digest).execute();
    const left = tx.selectFrom('evidence_file').select('chunkSha256');
    const unused = tx.selectFrom('evidence_chunk').where('sha256', 'not in', left);
    const { bytes } = await unused.select(sql<number>`coalesce(sum(length(data)), 0)`.as('bytes')).executeTakeFirstOrThrow();
    await tx.deleteFrom('evidence_chunk').where('sha256', 'not in', left).execute();
    return bytes;
  });
}
