import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { performanceBatches } from '../../db/sql/performances';
import { printedNames } from '../../db/sql/printed-names';
import type { QueryUseCase } from '../context';
import { shownSignatures } from '../signatures/shown-signatures';

const rejects = z.array(z.object({ rowNumber: z.number().int(), reason: z.string(), value: z.string() }));

export const listPerformanceBatches: QueryUseCase<Contract['performances']['batches']> = async (db) => {
  const found = await performanceBatches(db);
  const users = await printedNames(
    db,
    found.flatMap(({ preparedBy, approvedBy }) => [preparedBy, approvedBy]),
  );
  const batches = [];
  for (const { voided, ...row } of found) {
    const { batchId, fileName, sha256, origin, rowCount, added, known, rejected, approvedAt, entryNumber } = row;
    batches.push({
      batchId,
      fileName,
      sha256,
      origin,
      rowCount,
      added,
      known,
      rejected,
      approvedAt,
      entryNumber,
      voided,
      rejects: rejects.parse(JSON.parse(row.rejects)),
      preparedBy: users.get(row.preparedBy) ?? row.preparedBy,
      approvedBy: users.get(row.approvedBy) ?? row.approvedBy,
      signatures: await shownSignatures(db, { recordType: 'performance_batch', recordId: batchId, revision: 1, content: row }),
    });
  }
  return ok({ batches });
};
