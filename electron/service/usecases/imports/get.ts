import { columnMapping } from '../../../../shared/contract/imports';
import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { batchById, rejectsOf } from '../../db/sql/imports';
import { signaturesOf } from '../../db/sql/signatures';
import type { QueryUseCase } from '../context';
import { isValidSignature } from '../signatures/verify-signature';
import { summaryOfBatch } from './list';

export const getImport: QueryUseCase<Contract['imports']['get']> = async (db, { batchId }) => {
  const named = await batchById(db, batchId);
  if (named === undefined) return fail('BatchNotFound');
  const { committedByName: _committed, approvedByName: _approved, ...content } = named;
  const rejects = await rejectsOf(db, batchId);
  const signatures = (await signaturesOf(db, 'import_batch', batchId)).map(({ publicKey, ...row }) => {
    const { printedName, meaning, signedAt, zone, contentDigest, entryNumber } = row;
    const isValid = isValidSignature(row, publicKey ?? undefined, { recordType: 'import_batch', recordId: batchId, content });
    return { printedName, meaning, signedAt, zone, contentDigest, entryNumber, isValid };
  });
  return ok({
    ...summaryOfBatch(named),
    entryNumber: named.entryNumber,
    mapping: columnMapping.parse(JSON.parse(named.mapping)),
    rejects: rejects.map(({ rowNumber, code, reason, value }) => ({ rowNumber, code, reason, value })),
    signatures,
  });
};
