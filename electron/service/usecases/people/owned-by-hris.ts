import { fail, type Failure } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { batchById } from '../../db/sql/imports';

export type OwnedByHris = Failure<'OwnedByHris', { batchId: string; fileName: string }>;

/** Why a fact cannot be changed here: the import that it comes from; null where it was entered here. */
export async function ownedByHris(
  db: Reader,
  sourceBatchId: string | null,
): Promise<{ readonly ok: false; readonly failure: OwnedByHris } | null> {
  if (sourceBatchId === null) return null;
  const batch = await batchById(db, sourceBatchId);
  return fail('OwnedByHris', { batchId: sourceBatchId, fileName: batch?.fileName ?? '' });
}
