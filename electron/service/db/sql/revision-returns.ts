import { sql } from 'kysely';
import type { Reader } from '../schema';

export interface RevisionReturn {
  readonly by: string;
  readonly at: string;
  readonly remark: string;
}

/** How often each of some revisions was given back, by whom, when and what for, oldest first. */
export async function returnsOf(db: Reader, revisionIds: readonly string[]): Promise<ReadonlyMap<string, readonly RevisionReturn[]>> {
  const { rows } = await sql<RevisionReturn & { readonly revisionId: string }>`
    SELECT r.revisionId, coalesce(u.printedName, e.userId, '') AS by, e.recordedAt AS at, coalesce(r.remark, '') AS remark
    FROM framework_revision r
    JOIN audit_entry e ON e.entryNumber = r.recordedFrom
    LEFT JOIN user_account u ON u.userId = e.userId AND u.recordedTo IS NULL
    WHERE r.state = 'returned' AND r.revisionId IN (SELECT value FROM json_each(${JSON.stringify(revisionIds)}))
    ORDER BY r.recordedFrom`.execute(db);
  const returns = new Map<string, RevisionReturn[]>();
  for (const { revisionId, ...one } of rows) returns.set(revisionId, [...(returns.get(revisionId) ?? []), one]);
  return returns;
}
