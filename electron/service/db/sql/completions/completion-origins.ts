import { sql } from 'kysely';
import type { Reader } from '../../schema';
import { personOfCompletion } from './queues';

/** Where a completion on record came from, and whose it is. */
export interface CompletionOrigin {
  /** The site whose package brought it; null: a file that was chosen here. */
  readonly siteId: string | null;
  readonly personId: string | null;
  /** Somebody here has said whose it is. */
  readonly isNamed: boolean;
  /** It fell with the import that brought it, which was taken back. */
  readonly isReversed: boolean;
}

interface Row {
  readonly completionId: string;
  readonly siteId: string | null;
  readonly personId: string | null;
  readonly isNamed: 0 | 1;
  readonly isReversed: 0 | 1;
}

export async function completionOrigins(db: Reader, completionIds: readonly string[]): Promise<ReadonlyMap<string, CompletionOrigin>> {
  const { rows } = await sql<Row>`
    SELECT c.completionId, CASE WHEN i.packageInId IS NULL THEN NULL ELSE COALESCE(p.siteId, i.partnerId) END AS siteId,
      ${personOfCompletion('c')} AS personId, r.batchId IS NOT NULL AS isReversed,
      EXISTS (SELECT 1 FROM completion_match AS m WHERE m.completionId = c.completionId) AS isNamed
    FROM json_each(${JSON.stringify(completionIds)}) AS j
    CROSS JOIN completion AS c ON c.completionId = j.value
    JOIN import_batch AS b ON b.batchId = c.batchId
    LEFT JOIN import_batch AS o ON b.kind = 'reversal' AND o.batchId = b.reversesBatchId
    LEFT JOIN package_in AS i ON i.packageInId = COALESCE(b.packageInId, o.packageInId)
    LEFT JOIN partner AS p ON p.partnerId = i.partnerId AND p.recordedTo IS NULL
    LEFT JOIN completion_void AS v ON v.completionId = c.completionId
    LEFT JOIN import_batch AS r ON r.batchId = v.batchId AND r.kind = 'reversal'`.execute(db);
  return new Map(
    rows.map(({ completionId, isNamed, isReversed, ...origin }) => [
      completionId,
      { ...origin, isNamed: isNamed === 1, isReversed: isReversed === 1 },
    ]),
  );
}
