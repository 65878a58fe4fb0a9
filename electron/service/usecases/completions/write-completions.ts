import { revisionKey } from '../../../../shared/domain/completions/revision-key';
import type { PlannedCompletion } from '../../../../shared/domain/completions/plan-completions';
import type { AuditChange } from '../../db/audit-append';
import { contentDigest } from '../../db/content-digest';
import { insertRows } from '../../db/insert-rows';
import type { CompletionRow, CompletionVoidRow, VoidedStatementRow } from '../../db/intake-schema';
import type { Tx } from '../../db/schema';

/** A record of a file as it is kept. */
export function completionRow(
  { record, contentDigest: digest, statementAt, revision, personId }: PlannedCompletion,
  { completionId, batchId, entry }: { readonly completionId: string; readonly batchId: string; readonly entry: number },
): CompletionRow {
  const { rowNumber, system, recordKey, learnerId, courseId, courseTitle, status, completedOn, score, expiresOn, statementId } = record;
  return {
    completionId,
    batchId,
    rowNumber,
    system,
    recordKey: revisionKey(recordKey, revision),
    contentDigest: digest,
    learnerId,
    personId,
    courseId,
    courseTitle: courseTitle ?? courseId,
    status,
    completedOn,
    score: score?.scaled ?? null,
    expiresOn,
    statementId,
    statementAt,
    entryNumber: entry,
  };
}

export async function insertCompletions(tx: Tx, rows: readonly CompletionRow[]): Promise<AuditChange[]> {
  await insertRows(tx, 'completion', rows);
  return rows.map((row) => ({ entity: 'completion', entityId: row.completionId, personId: row.personId, old: null, new: { ...row } }));
}

export async function insertVoids(tx: Tx, rows: readonly CompletionVoidRow[]): Promise<AuditChange[]> {
  await insertRows(tx, 'completion_void', rows);
  return rows.map((row) => ({ entity: 'completion_void', entityId: row.completionId, personId: null, old: null, new: { ...row } }));
}

export async function insertVoidedStatements(tx: Tx, rows: readonly VoidedStatementRow[]): Promise<AuditChange[]> {
  await insertRows(tx, 'voided_statement', rows);
  return rows.map((row) => ({
    entity: 'voided_statement',
    entityId: `${row.batchId}/${row.statementId}`,
    personId: null,
    old: null,
    new: { ...row },
  }));
}

/** A record of a system among those of several. */
export const recordName = ({ system, recordKey }: { readonly system: string; readonly recordKey: string }): string =>
  JSON.stringify([system, recordKey]);

/** SHA-256 over what some records say; null: nothing stands under the name. */
export function stateDigest(records: Iterable<readonly [name: string, contentDigest: string | null]>): string {
  const lines = [...records].map(([key, digest]) => `${digest ?? ''} ${key}`).toSorted();
  return contentDigest({ records: lines });
}
