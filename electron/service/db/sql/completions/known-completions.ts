import { sql } from 'kysely';
import type { StatementContent } from '../../../../../shared/domain/completions/xapi/statement-content';
import type { KnownCompletion } from '../../../../../shared/domain/completions/plan-completions';
import { partsOfRevisionKey, revisionKey } from '../../../../../shared/domain/completions/revision-key';
import type { CompletionRow } from '../../intake-schema';
import type { Reader } from '../../schema';

type KnownRow = Pick<CompletionRow, 'completionId' | 'recordKey' | 'contentDigest'> & { readonly isVoided: 0 | 1 };

/** The newest revision of each record of a system, by the system's own keys. */
export async function knownCompletions(db: Reader, system: string, keys: readonly string[]): Promise<ReadonlyMap<string, KnownCompletion>> {
  const wanted = JSON.stringify(keys.map((key) => [key, revisionKey(key, 1)]));
  // Numbered revisions lie between "key#" and "key$", the next character.
  const { rows } = await sql<KnownRow>`
    SELECT c.completionId, c.recordKey, c.contentDigest, v.completionId IS NOT NULL AS isVoided
    FROM json_each(${wanted}) AS j CROSS JOIN completion AS c ON c.system = ${system} AND c.recordKey = j.value ->> 1
    LEFT JOIN completion_void AS v ON v.completionId = c.completionId
    UNION
    SELECT c.completionId, c.recordKey, c.contentDigest, v.completionId IS NOT NULL AS isVoided
    FROM json_each(${wanted}) AS j CROSS JOIN completion AS c ON c.system = ${system}
      AND c.recordKey > (j.value ->> 0) || '#' AND c.recordKey < (j.value ->> 0) || '$'
    LEFT JOIN completion_void AS v ON v.completionId = c.completionId`.execute(db);
  const known = new Map<string, KnownCompletion>();
  for (const { completionId, recordKey, contentDigest, isVoided } of rows) {
    const { key, revision } = partsOfRevisionKey(recordKey);
    const other = known.get(key);
    if (other === undefined || other.revision < revision)
      known.set(key, { completionId, revision, contentDigest, isVoided: isVoided === 1 });
  }
  return known;
}

/** The statements on record of a system, and those that were taken back; what came by an import that was reversed does not count. */
export async function knownStatements(
  db: Reader,
  system: string,
): Promise<{ readonly contentById: ReadonlyMap<string, StatementContent>; readonly voided: ReadonlySet<string> }> {
  const { rows } = await sql<{ statementId: string; contentDigest: string; statementAt: string | null }>`
    SELECT c.statementId, c.contentDigest, c.statementAt FROM completion AS c
    WHERE c.system = ${system} AND c.statementId IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM completion_void AS v JOIN import_batch AS b ON b.batchId = v.batchId AND b.kind = 'reversal'
      WHERE v.completionId = c.completionId
    )`.execute(db);
  const voids = await sql<{ statementId: string }>`
    SELECT s.statementId FROM voided_statement AS s WHERE s.system = ${system}
      AND NOT EXISTS (SELECT 1 FROM import_batch AS r WHERE r.reversesBatchId = s.batchId)`.execute(db);
  return {
    contentById: new Map(
      rows.map(({ statementId, contentDigest, statementAt }) => [statementId, { digest: contentDigest, timestamp: statementAt }]),
    ),
    voided: new Set(voids.rows.map(({ statementId }) => statementId)),
  };
}

/** The systems that completions have come from, or that the map of courses names. */
export async function knownSystems(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ system: string }>`
    SELECT DISTINCT system FROM completion UNION SELECT DISTINCT system FROM course_map_line WHERE recordedTo IS NULL ORDER BY 1`.execute(
    db,
  );
  return rows.map(({ system }) => system);
}

/** How the newest files of completions were read, newest first. */
export async function earlierReadings(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('import_batch')
    .select('mapping')
    .where('kind', '=', 'completions')
    .orderBy('entryNumber', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ mapping }) => mapping);
}
