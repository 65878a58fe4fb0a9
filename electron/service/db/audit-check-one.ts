import { verifyInclusion } from '../../../shared/domain/merkle-proof';
import { sha256, toHex } from './audit-hash';
import { loadPersonKeys } from './audit-person-key';
import { changeDetail, type RecordState } from './audit-read-changes';
import { logSize } from './audit-size';
import { inclusionProofOf, rootAt } from './audit-tree';
import { checkChanges, personIdsOf } from './audit-verify-changes';
import { checkEntry } from './audit-verify-entry';
import type { Reader } from './schema';

export interface CheckedInclusion {
  readonly treeSize: number;
  /** Lower-case hex. */
  readonly root: string;
  /** Hashes in the proof. */
  readonly steps: number;
  /** The entry says what its leaf covers, and the leaf lies in the tree. */
  readonly holds: boolean;
}

/** Holds one entry against its leaf and its changes, and its leaf against the tree as it is now; null: it cannot be shown. */
export async function checkOneEntry(db: Reader, entryNumber: number): Promise<CheckedInclusion | null> {
  const row = await db.selectFrom('audit_entry').selectAll().where('entryNumber', '=', entryNumber).executeTakeFirst();
  const treeSize = await logSize(db);
  const root = await rootAt(db, treeSize);
  if (row === undefined || !root.ok) return null;
  const proof = await inclusionProofOf(db, entryNumber, treeSize);
  if (!proof.ok) return null;
  const changes = await checkChanges(db, entryNumber, entryNumber, new AbortController().signal);
  const { faults, hash } = checkEntry(row, changes.get(entryNumber), await loadPersonKeys(db, personIdsOf([row])));
  const isIncluded = verifyInclusion(sha256, {
    index: entryNumber - 1,
    size: treeSize,
    leafHash: hash,
    proof: proof.value,
    root: root.value,
  });
  return { treeSize, root: toHex(root.value), steps: proof.value.length, holds: faults.length === 0 && isIncluded };
}

/** What an entry says that a record is since then; undefined: it says nothing of it. */
export async function toldRecord(db: Reader, entryNumber: number, entity: string, entityId: string): Promise<RecordState | undefined> {
  const row = await db
    .selectFrom('audit_change')
    .selectAll()
    .where('entryNumber', '=', entryNumber)
    .where('entity', '=', entity)
    .where('entityId', '=', entityId)
    .executeTakeFirst();
  return row === undefined ? undefined : changeDetail(row, await loadPersonKeys(db, personIdsOf([row]))).new;
}
