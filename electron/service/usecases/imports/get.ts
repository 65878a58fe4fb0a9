import type { Contract } from '../../../../shared/contract';
import { profileContent } from '../../../../shared/contract/intake-profiles';
import { fail, ok } from '../../../../shared/result';
import { batchById, rejectsOf, type NamedBatchRow } from '../../db/sql/imports';
import { keyIdText, readPublicKey } from '../../vault/minisign';
import type { QueryUseCase } from '../context';
import { shownSignatures } from '../signatures/shown-signatures';
import { summaryOfBatch } from './list';

export const getImport: QueryUseCase<Contract['imports']['get']> = async (db, { batchId }) => {
  const named = await batchById(db, batchId);
  if (named === undefined) return fail('BatchNotFound');
  const {
    committedByName: _committed,
    approvedByName: _approved,
    profileName: _profile,
    reversedBy: _reversed,
    senderName: _sender,
    ...content
  } = named;
  const rejects = await rejectsOf(db, batchId);
  // Imports of other kinds keep other mappings there.
  const columns = named.kind === 'people' ? profileContent.shape.columns.safeParse(JSON.parse(named.mapping)) : null;
  return ok({
    ...summaryOfBatch(named),
    entryNumber: named.entryNumber,
    packageInId: named.packageInId,
    sender: senderOf(named),
    columns: columns?.success === true ? columns.data : [],
    stateBefore: named.stateBefore,
    stateAfter: named.stateAfter,
    rejects: rejects.map(({ rowNumber, code, reason, value }) => ({ rowNumber, code, reason, value })),
    signatures: await shownSignatures(db, { recordType: 'import_batch', recordId: batchId, revision: 1, content }),
  });
};

function senderOf({ partnerId, publicKey, senderName }: NamedBatchRow) {
  if (partnerId === null || publicKey === null) return null;
  const key = readPublicKey(publicKey);
  return { partnerId, name: senderName ?? '', keyId: key === null ? '' : keyIdText(key.keyId) };
}
