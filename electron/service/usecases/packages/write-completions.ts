import type { AuditChange } from '../../db/audit-append';
import type { ImportBatchRow } from '../../db/core-schema';
import type { PackageInRow } from '../../db/exchange-schema';
import type { Tx } from '../../db/schema';
import { insertBatch } from '../../db/sql/imports';
import { countsOfPlan, writeCompletionPlan } from '../completions/write-completion-plan';
import type { CommandContext } from '../context';
import { batchRejects } from './batch-rejects';
import type { CompletionLinesPlan } from './plan-completion-lines';
import type { RejectedLine } from './read-lines';

/** Takes completions as an import that came in a package. They are evidence: no level is derived from them. */
export async function writeCompletions(
  tx: Tx,
  { plan, rejects }: { readonly plan: CompletionLinesPlan; readonly rejects: readonly RejectedLine[] },
  received: PackageInRow,
  sender: string,
  ctx: CommandContext,
): Promise<readonly AuditChange[]> {
  const { batchId, packageInId, fileName, sha256, sequence } = received;
  if (batchId === null) throw new Error('a package of completions is an import');
  const batch: ImportBatchRow = {
    batchId,
    fileName,
    sha256,
    origin: `Package no. ${sequence} of ${sender}`,
    mapping: '[]',
    rowCount: received.rows,
    ...countsOfPlan(plan),
    unchanged: plan.unchanged,
    rejected: received.rejected,
    tripwireReason: null,
    committedBy: received.receivedBy,
    approvedBy: received.approvedBy,
    committedAt: received.receivedAt,
    entryNumber: ctx.entry,
    kind: 'completions',
    profileId: null,
    profileRevision: null,
    packageInId,
    partnerId: null,
    publicKey: null,
    reversesBatchId: null,
  };
  const rejected = batchRejects(batchId, rejects);
  await insertBatch(tx, batch, rejected.rows);
  const written = await writeCompletionPlan(tx, plan, batchId, ctx);
  return [
    { entity: 'import_batch', entityId: batchId, personId: null, old: null, new: { ...batch } },
    ...rejected.changes,
    ...written.changes,
  ];
}
