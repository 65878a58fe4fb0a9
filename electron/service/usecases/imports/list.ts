import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { allBatches, type NamedBatchRow } from '../../db/sql/imports';
import type { QueryUseCase } from '../context';

export const listImports: QueryUseCase<Contract['imports']['list']> = async (db) =>
  ok({ batches: (await allBatches(db)).map(summaryOfBatch) });

export function summaryOfBatch(batch: NamedBatchRow) {
  const { batchId, fileName, sha256, origin, committedAt, rowCount, created, updated, unchanged, rejected, tripwireReason } = batch;
  const counts = { rowCount, created, updated, unchanged, rejected };
  return {
    batchId,
    fileName,
    sha256,
    origin,
    committedAt,
    committedBy: batch.committedByName,
    approvedBy: batch.approvedByName,
    ...counts,
    tripwireReason,
  };
}
