import { fail, ok } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import type { EvidenceRow, StagedEvidenceRow } from '../../db/core-schema';
import { isIntact } from '../../db/evidence-store';
import type { Tx } from '../../db/schema';
import { citeEvidence, stagedEvidence } from '../../db/sql/assessments';
import type { CommandContext } from '../context';

/** The files that the session's user has staged under these ids, each whole; or which is not. */
export async function stagedFiles(tx: Tx, ctx: CommandContext, evidenceIds: readonly string[]) {
  const staged = await stagedEvidence(tx, evidenceIds, ctx.session.userId);
  const lost = evidenceIds.find((evidenceId) => !staged.some((file) => file.evidenceId === evidenceId));
  if (lost !== undefined) return fail('EvidenceNotFound', { evidenceId: lost });
  for (const { evidenceId, fileName, sha256 } of staged)
    if (!(await isIntact(ctx.evidence, sha256))) return fail('EvidenceDamaged', { evidenceId, fileName });
  return ok(staged);
}

/** Makes staged files part of a record; answers with what the log is to tell of it. */
export async function citeFiles(
  tx: Tx,
  ctx: CommandContext,
  staged: readonly StagedEvidenceRow[],
  record: { readonly type: EvidenceRow['recordType']; readonly recordId: string; readonly personId: string },
): Promise<AuditChange[]> {
  const { type, recordId, personId } = record;
  const rows = staged.map(({ userId, ...file }): EvidenceRow => {
    return { ...file, recordType: type, recordId, capturedBy: userId, entryNumber: ctx.entry };
  });
  await citeEvidence(tx, rows);
  return rows.map((row) => ({ entity: 'evidence', entityId: row.evidenceId, personId, old: null, new: { ...row } }));
}
