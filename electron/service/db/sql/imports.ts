import type { ImportBatchRow, ImportRejectRow } from '../core-schema';
import type { Reader, Tx } from '../schema';

const rowsPerInsert = 400;

export async function insertBatch(tx: Tx, batch: ImportBatchRow, rejects: readonly ImportRejectRow[]): Promise<void> {
  await tx.insertInto('import_batch').values(batch).execute();
  for (let start = 0; start < rejects.length; start += rowsPerInsert) {
    await tx
      .insertInto('import_reject')
      .values(rejects.slice(start, start + rowsPerInsert))
      .execute();
  }
}

export type NamedBatchRow = ImportBatchRow & {
  readonly committedByName: string;
  readonly approvedByName: string;
  /** Of the revision that the file was read by. */
  readonly profileName: string | null;
  /** The batch that took this one back. */
  readonly reversedBy: string | null;
  /** Of who signed the file. */
  readonly senderName: string | null;
};

/** Every import with the names of who prepared and who approved it, newest first. */
export async function allBatches(db: Reader): Promise<NamedBatchRow[]> {
  return namedBatches(db).orderBy('b.entryNumber', 'desc').execute();
}

export async function batchById(db: Reader, batchId: string): Promise<NamedBatchRow | undefined> {
  return namedBatches(db).where('b.batchId', '=', batchId).executeTakeFirst();
}

/** The rejects of an import in the order of its file. */
export async function rejectsOf(db: Reader, batchId: string): Promise<ImportRejectRow[]> {
  return db
    .selectFrom('import_reject')
    .select(['batchId', 'ordinal', 'rowNumber', 'code', 'reason', 'value'])
    .where('batchId', '=', batchId)
    .orderBy('ordinal')
    .execute();
}

function namedBatches(db: Reader) {
  return db
    .selectFrom('import_batch as b')
    .innerJoin('user_account as c', (join) => join.onRef('c.userId', '=', 'b.committedBy').on('c.recordedTo', 'is', null))
    .innerJoin('user_account as a', (join) => join.onRef('a.userId', '=', 'b.approvedBy').on('a.recordedTo', 'is', null))
    .leftJoin('intake_profile as p', (join) => join.onRef('p.profileId', '=', 'b.profileId').onRef('p.revision', '=', 'b.profileRevision'))
    .leftJoin('import_batch as r', 'r.reversesBatchId', 'b.batchId')
    .leftJoin('partner as s', (join) => join.onRef('s.partnerId', '=', 'b.partnerId').on('s.recordedTo', 'is', null))
    .selectAll('b')
    .select([
      'c.printedName as committedByName',
      'a.printedName as approvedByName',
      'p.name as profileName',
      'r.batchId as reversedBy',
      's.name as senderName',
    ]);
}
