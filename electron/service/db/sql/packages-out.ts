import type { PackageOutRow, ReceiptInRow } from '../exchange-schema';
import type { Reader, Tx } from '../schema';

export interface PackageListing extends Omit<PackageOutRow, 'writtenBy' | 'previousSha256' | 'entryNumber'> {
  readonly writtenBy: string;
  readonly receipt: Pick<ReceiptInRow, 'accepted' | 'rejected' | 'receivedAt' | 'signedBy' | 'rejects'> | null;
}

/** Where a receiver's sequence of packages goes on: the next number, and the digest of the package before it. */
export async function nextInSequence(
  db: Reader,
  receiver: string,
): Promise<{ readonly sequence: number; readonly previousSha256: string | null }> {
  const newest = await db
    .selectFrom('package_out')
    .select(['sequence', 'sha256'])
    .where('receiver', '=', receiver)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest === undefined ? { sequence: 1, previousSha256: null } : { sequence: newest.sequence + 1, previousSha256: newest.sha256 };
}

export async function insertPackage(tx: Tx, row: PackageOutRow): Promise<void> {
  await tx.insertInto('package_out').values(row).execute();
}

/** A package that was written here, whoever it was for. */
export async function packageOutById(db: Reader, packageId: string): Promise<PackageOutRow | undefined> {
  return db.selectFrom('package_out').selectAll().where('packageId', '=', packageId).executeTakeFirst();
}

/** Every package written, newest first, with the name under which its writer is known now and what its receiver says of it. */
export async function listPackages(db: Reader): Promise<PackageListing[]> {
  const rows = await db
    .selectFrom('package_out as p')
    .leftJoin('user_account as u', (join) => join.onRef('u.userId', '=', 'p.writtenBy').on('u.recordedTo', 'is', null))
    .leftJoin('receipt_in as r', 'r.packageId', 'p.packageId')
    .select([
      'p.packageId',
      'p.kind',
      'p.partnerId',
      'p.isEncrypted',
      'p.sequence',
      'p.receiver',
      'p.fileName',
      'p.sha256',
      'p.rows',
      'p.filter',
      'p.receiptFor',
      'p.asOf',
      'p.writtenAt',
      'p.writtenBy',
      'u.printedName',
      'r.accepted',
      'r.rejected',
      'r.receivedAt',
      'r.signedBy',
      'r.rejects',
    ])
    .orderBy('p.entryNumber', 'desc')
    .execute();
  return rows.map(({ printedName, accepted, rejected, receivedAt, signedBy, rejects, ...row }) => ({
    ...row,
    writtenBy: printedName ?? row.writtenBy,
    receipt:
      accepted === null || rejected === null || receivedAt === null || signedBy === null || rejects === null
        ? null
        : { accepted, rejected, receivedAt, signedBy, rejects },
  }));
}

/** How many packages were written for each partner. */
export async function writtenByPartner(db: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('package_out')
    .select(({ fn }) => ['partnerId', fn.countAll<number>().as('n')])
    .where('partnerId', 'is not', null)
    .groupBy('partnerId')
    .execute();
  return new Map(rows.flatMap(({ partnerId, n }) => (partnerId === null ? [] : [[partnerId, n] as const])));
}
