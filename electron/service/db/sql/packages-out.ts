import type { PackageOutRow } from '../core-schema';
import type { Reader, Tx } from '../schema';

export interface PackageListing extends Omit<PackageOutRow, 'writtenBy' | 'previousSha256' | 'entryNumber'> {
  readonly writtenBy: string;
}

/** Where the site's one sequence of packages goes on: the next number, and the digest of the package before it. */
export async function nextInSequence(db: Reader): Promise<{ readonly sequence: number; readonly previousSha256: string | null }> {
  const newest = await db.selectFrom('package_out').select(['sequence', 'sha256']).orderBy('sequence', 'desc').limit(1).executeTakeFirst();
  return newest === undefined ? { sequence: 1, previousSha256: null } : { sequence: newest.sequence + 1, previousSha256: newest.sha256 };
}

export async function insertPackage(tx: Tx, row: PackageOutRow): Promise<void> {
  await tx.insertInto('package_out').values(row).execute();
}

/** Every package written, newest first, with the name under which its writer is known now. */
export async function listPackages(db: Reader): Promise<PackageListing[]> {
  const rows = await db
    .selectFrom('package_out as p')
    .leftJoin('user_account as u', (join) => join.onRef('u.userId', '=', 'p.writtenBy').on('u.recordedTo', 'is', null))
    .select([
      'p.packageId',
      'p.sequence',
      'p.receiver',
      'p.fileName',
      'p.sha256',
      'p.rows',
      'p.asOf',
      'p.writtenAt',
      'p.writtenBy',
      'u.printedName',
    ])
    .orderBy('p.sequence', 'desc')
    .execute();
  return rows.map(({ printedName, ...row }) => ({ ...row, writtenBy: printedName ?? row.writtenBy }));
}
