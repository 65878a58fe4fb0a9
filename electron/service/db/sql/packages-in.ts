import type { PackageInRow, ReceiptInRow, ReceivedRecordRow } from '../exchange-schema';
import { insertRows } from '../insert-rows';
import type { Reader, Tx } from '../schema';

/** The packages that were accepted from a site, whichever of its keys they were signed with; of a sender without one, from it alone. */
export async function acceptedFrom(
  db: Reader,
  { partnerId, siteId }: { readonly partnerId: string; readonly siteId: string | null },
): Promise<Array<Pick<PackageInRow, 'packageId' | 'sequence' | 'sha256'>>> {
  const rows = await db
    .selectFrom('package_in as i')
    .leftJoin('partner as p', (join) => join.onRef('p.partnerId', '=', 'i.partnerId').on('p.recordedTo', 'is', null))
    .select(['i.packageId', 'i.sequence', 'i.sha256', 'i.partnerId', 'p.siteId'])
    .execute();
  return rows.filter((row) => row.partnerId === partnerId || (siteId !== null && row.siteId === siteId));
}

export async function insertPackageIn(tx: Tx, row: PackageInRow): Promise<void> {
  await insertRows(tx, 'package_in', [row]);
}

export async function insertReceiptIn(tx: Tx, row: ReceiptInRow): Promise<void> {
  await insertRows(tx, 'receipt_in', [row]);
}

export async function insertReceivedRecords(tx: Tx, rows: readonly ReceivedRecordRow[]): Promise<void> {
  await insertRows(tx, 'received_record', rows);
}

export async function receiptFor(db: Reader, packageId: string): Promise<ReceiptInRow | undefined> {
  return db.selectFrom('receipt_in').selectAll().where('packageId', '=', packageId).executeTakeFirst();
}

export async function receiptInPackage(db: Reader, packageInId: string): Promise<ReceiptInRow | undefined> {
  return db.selectFrom('receipt_in').selectAll().where('packageInId', '=', packageInId).executeTakeFirst();
}

export async function packageInById(db: Reader, packageInId: string): Promise<PackageInRow | undefined> {
  return db.selectFrom('package_in').selectAll().where('packageInId', '=', packageInId).executeTakeFirst();
}

export interface PackageInListing extends PackageInRow {
  readonly sender: string;
  readonly receivedByName: string;
  readonly approvedByName: string;
  /** Whether a receipt for it was written. */
  readonly hasReceipt: boolean;
}

/** Every accepted package, newest first. */
export async function listPackagesIn(db: Reader): Promise<PackageInListing[]> {
  const rows = await db
    .selectFrom('package_in as i')
    .leftJoin('partner as p', (join) => join.onRef('p.partnerId', '=', 'i.partnerId').on('p.recordedTo', 'is', null))
    .leftJoin('user_account as r', (join) => join.onRef('r.userId', '=', 'i.receivedBy').on('r.recordedTo', 'is', null))
    .leftJoin('user_account as a', (join) => join.onRef('a.userId', '=', 'i.approvedBy').on('a.recordedTo', 'is', null))
    .selectAll('i')
    .select(['p.name as sender', 'r.printedName as receivedByName', 'a.printedName as approvedByName'])
    .orderBy('i.entryNumber', 'desc')
    .execute();
  const receipts = await db.selectFrom('package_out').select('receiptFor').where('receiptFor', 'is not', null).execute();
  const answered = new Set(receipts.map((one) => one.receiptFor));
  return rows.map((row) => ({
    ...row,
    hasReceipt: answered.has(row.packageInId),
    sender: row.sender ?? row.partnerId,
    receivedByName: row.receivedByName ?? row.receivedBy,
    approvedByName: row.approvedByName ?? row.approvedBy,
  }));
}

/** How many packages were accepted of each partner. */
export async function receivedByPartner(db: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('package_in')
    .select(({ fn }) => ['partnerId', fn.countAll<number>().as('n')])
    .groupBy('partnerId')
    .execute();
  return new Map(rows.map(({ partnerId, n }) => [partnerId, n]));
}

/** What a package told of people, in its order. */
export async function recordsOf(db: Reader, packageInId: string): Promise<ReceivedRecordRow[]> {
  return db
    .selectFrom('received_record')
    .selectAll()
    .where('packageInId', '=', packageInId)
    .orderBy('displayName')
    .orderBy('recordId')
    .execute();
}

export async function receivedRecord(db: Reader, recordId: string): Promise<ReceivedRecordRow | undefined> {
  return db.selectFrom('received_record').selectAll().where('recordId', '=', recordId).executeTakeFirst();
}
