import { sql } from 'kysely';
import type { SupportingEvidenceRow } from '../../intake-schema';
import type { Reader } from '../../schema';
import { personOfCompletion } from './queues';

export type ShownEvidenceRow = SupportingEvidenceRow & {
  readonly courseTitle: string | null;
  readonly courseId: string | null;
  readonly system: string | null;
  readonly status: string | null;
  readonly score: number | null;
  readonly symbol: string | null;
  readonly cell: string | null;
  readonly decidedBy: string | null;
  readonly batchId: string | null;
  readonly fileName: string | null;
  readonly voidReason: string | null;
  /** What the map says today; null: it never spoke of it. */
  readonly lineRevision: number | null;
  readonly lineRetired: 0 | 1 | null;
  readonly isTheirs: 0 | 1;
};

/** Everything that supports some people's levels or did so once, newest first. */
export async function supportingEvidenceOf(
  db: Reader,
  personIds: readonly string[],
  competencyId: string | null,
): Promise<ShownEvidenceRow[]> {
  const { rows } = await sql<ShownEvidenceRow>`
    SELECT e.*, c.courseTitle, c.courseId, c.system, c.status, c.score, k.symbol, k.cell, k.decidedBy, b.batchId, b.fileName,
      v.reason AS voidReason, l.revision AS lineRevision, l.isRetired AS lineRetired,
      e.completionId IS NULL OR ${personOfCompletion('c')} = e.personId AS isTheirs
    FROM json_each(${JSON.stringify(personIds)}) AS j
    CROSS JOIN supporting_evidence AS e ON e.personId = j.value
    LEFT JOIN completion AS c ON c.completionId = e.completionId
    LEFT JOIN legacy_claim AS k ON k.claimId = e.claimId AND k.recordedTo IS NULL
    LEFT JOIN import_batch AS b ON b.batchId = COALESCE(c.batchId, k.batchId)
    LEFT JOIN completion_void AS v ON v.completionId = e.completionId
    LEFT JOIN course_map_line AS l ON l.lineId = e.lineId AND l.recordedTo IS NULL
    WHERE ${competencyId} IS NULL OR e.competencyId = ${competencyId}
    ORDER BY e.achievedOn DESC, e.entryNumber DESC, e.supportId`.execute(db);
  return rows;
}

/** For each completion the lines, as they are in a revision, that are evidence for a person already. */
export async function evidenceThere(db: Reader, completionIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ completionId: string; lineId: string; mapRevision: number; personId: string }>`
    SELECT e.completionId, e.lineId, e.mapRevision, e.personId FROM json_each(${JSON.stringify(completionIds)}) AS j
    CROSS JOIN supporting_evidence AS e ON e.completionId = j.value`.execute(db);
  return new Set(rows.map(({ completionId, lineId, mapRevision, personId }) => evidenceKey(completionId, lineId, mapRevision, personId)));
}

export const evidenceKey = (completionId: string, lineId: string, mapRevision: number, personId: string): string =>
  JSON.stringify([completionId, lineId, mapRevision, personId]);
