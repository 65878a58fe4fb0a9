import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { allBatches, type NamedBatchRow } from '../../db/sql/imports';
import type { QueryUseCase } from '../context';

export const listImports: QueryUseCase<Contract['imports']['list']> = async (db) =>
  ok({ batches: (await allBatches(db)).map(summaryOfBatch) });

export function summaryOfBatch(batch: NamedBatchRow) {
  const { batchId, kind, fileName, sha256, origin, committedAt, tripwireReason, profileId, profileRevision, profileName } = batch;
  const { rowCount, created, updated, unchanged, rejected, reversesBatchId, reversedBy } = batch;
  return {
    batchId,
    kind,
    fileName,
    sha256,
    origin,
    committedAt,
    committedBy: batch.committedByName,
    approvedBy: batch.approvedByName,
    rowCount,
    created,
    updated,
    unchanged,
    rejected,
    tripwireReason,
    profileId,
    profileRevision,
    profileName,
    reversesBatchId,
    reversedBy,
  };
}
