import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { PerformanceBatchRow, WorkPerformanceRow } from '../../db/authority-schema';
import { contentDigest } from '../../db/content-digest';
import { isChangedSince } from '../../db/sql/intake-records';
import { insertPerformanceBatch, insertPerformances } from '../../db/sql/performances';
import type { CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { deriveCurrent } from './derive-current';
import { preparedPerformances } from './prepared-performances';

/** What the preview rests on. */
const restsOn = ['person', 'employment', 'framework_item', 'work_performance', 'work_performance_void'];

export const commitPerformances: CommandUseCase<Contract['performances']['commit']> = async (tx, { previewId, origin }, ctx) => {
  const prepared = preparedPerformances.find(ctx.session.prepared, previewId);
  if (prepared === null) return fail('PreviewExpired');
  const { fileName, read } = prepared;
  if (await isChangedSince(tx, read.basis, restsOn)) return fail('PreviewOutdated');
  if (read.added.length === 0) return fail('NothingNew');
  const batchId = ctx.makeId();
  const recordedAt = ctx.now.toISOString();
  const batch: PerformanceBatchRow = {
    batchId,
    fileName,
    sha256: read.sha256,
    origin,
    rowCount: read.rowCount,
    added: read.added.length,
    known: read.onRecord + read.repeated,
    rejected: read.rejected.length,
    rejects: JSON.stringify(read.rejected),
    rowsDigest: contentDigest({ rows: read.added.map((row) => ({ ...row })) }),
    preparedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    approvedAt: recordedAt,
    entryNumber: ctx.entry,
  };
  const rows = read.added.map((row): WorkPerformanceRow => ({
    ...row,
    performanceId: ctx.makeId(),
    source: 'batch',
    batchId,
    recordedBy: ctx.actor.userId,
    recordedAt,
    entryNumber: ctx.entry,
  }));
  await insertPerformanceBatch(tx, batch);
  await insertPerformances(tx, rows);
  await deriveCurrent(tx, rows);
  const meaning = 'Approved for import';
  const signature = await signRecord(tx, ctx, { recordType: 'performance_batch', recordId: batchId, revision: 1, content: batch, meaning });
  ctx.audit({
    action: 'performances.commit',
    entity: 'performance_batch',
    entityId: batchId,
    changes: [
      { entity: 'performance_batch', entityId: batchId, personId: null, old: null, new: { ...batch } },
      { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
      ...rows.map((row) => ({
        entity: 'work_performance',
        entityId: row.performanceId,
        personId: row.personId,
        old: null,
        new: { ...row },
      })),
    ],
  });
  ctx.afterCommit(() => preparedPerformances.forget(ctx.session.prepared));
  return ok({ batchId, added: rows.length });
};
