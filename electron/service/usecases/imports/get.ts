import { columnMapping } from '../../../../shared/contract/imports';
import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { batchById, rejectsOf } from '../../db/sql/imports';
import type { QueryUseCase } from '../context';
import { shownSignatures } from '../signatures/shown-signatures';
import { summaryOfBatch } from './list';

export const getImport: QueryUseCase<Contract['imports']['get']> = async (db, { batchId }) => {
  const named = await batchById(db, batchId);
  if (named === undefined) return fail('BatchNotFound');
  const { committedByName: _committed, approvedByName: _approved, ...content } = named;
  const rejects = await rejectsOf(db, batchId);
  return ok({
    ...summaryOfBatch(named),
    entryNumber: named.entryNumber,
    mapping: columnMapping.parse(JSON.parse(named.mapping)),
    rejects: rejects.map(({ rowNumber, code, reason, value }) => ({ rowNumber, code, reason, value })),
    signatures: await shownSignatures(db, { recordType: 'import_batch', recordId: batchId, revision: 1, content }),
  });
};
