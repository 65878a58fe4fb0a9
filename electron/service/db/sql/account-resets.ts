import type { AccountResetRow } from '../core-schema';
import type { Reader, Tx } from '../schema';

export async function insertAccountReset(tx: Tx, row: AccountResetRow): Promise<void> {
  await tx.insertInto('account_reset').values(row).execute();
}

/** The newest reset of each account that ever had one. */
export async function newestResets(db: Reader): Promise<ReadonlyMap<string, AccountResetRow>> {
  const rows = await db.selectFrom('account_reset').selectAll().orderBy('entryNumber').execute();
  return new Map(rows.map((row) => [row.userId, row]));
}
