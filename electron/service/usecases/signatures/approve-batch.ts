import type { AuditChange } from '../../db/audit-append';
import type { ImportBatchRow, ImportRejectRow } from '../../db/core-schema';
import type { Tx } from '../../db/schema';
import type { CommandContext } from '../context';
import { signRecord } from './sign-record';

/** Writes who approved an import, and answers what the log says of it: the batch, the signature, and what was rejected. */
export async function approveBatch(
  tx: Tx,
  ctx: CommandContext,
  batch: ImportBatchRow,
  rejects: readonly ImportRejectRow[],
): Promise<readonly AuditChange[]> {
  const { batchId } = batch;
  const signature = await signRecord(tx, ctx, {
    recordType: 'import_batch',
    recordId: batchId,
    revision: 1,
    content: batch,
    meaning: 'Approved for import',
  });
  const added = (entity: string, entityId: string, row: ImportBatchRow | ImportRejectRow | typeof signature) =>
    ({ entity, entityId, personId: null, old: null, new: { ...row } }) as const;
  return [
    added('import_batch', batchId, batch),
    added('signature', signature.signatureId, signature),
    ...rejects.map((reject) => added('import_reject', `${batchId}/${reject.ordinal}`, reject)),
  ];
}
