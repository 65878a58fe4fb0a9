import type { Reader } from '../schema';

/** Number of the log entry of the last change of the data key; 0: the site still has the key it was made with. */
export async function lastKeyChange(db: Reader): Promise<{ readonly entryNumber: number; readonly at: string | null }> {
  const row = await db
    .selectFrom('audit_entry')
    .select(['entryNumber', 'recordedAt'])
    .where('action', '=', 'vault.changeDataKey')
    .orderBy('entryNumber', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? { entryNumber: 0, at: null } : { entryNumber: row.entryNumber, at: row.recordedAt };
}

/** Openers whose account was ended after a log entry: what they could open then, an old copy still shows them. */
export async function openersEndedAfter(db: Reader, entryNumber: number): Promise<{ printedName: string; at: string }[]> {
  return db
    .selectFrom('user_account')
    .innerJoin('audit_entry', 'audit_entry.entryNumber', 'user_account.recordedFrom')
    .select(['user_account.printedName', 'audit_entry.recordedAt as at'])
    .where('user_account.kind', '=', 'opener')
    .where('user_account.isActive', '=', 0)
    .where('user_account.recordedTo', 'is', null)
    .where('user_account.recordedFrom', '>', entryNumber)
    .orderBy('user_account.recordedFrom')
    .execute();
}

/** When, after a log entry, the site was recovered by shares or its shares were replaced. */
export async function sharesUsedAfter(
  db: Reader,
  entryNumber: number,
): Promise<{ action: 'sites.recover' | 'vault.replaceShares'; at: string }[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .select(['action', 'recordedAt as at'])
    .where('action', 'in', ['sites.recover', 'vault.replaceShares'])
    .where('entryNumber', '>', entryNumber)
    .orderBy('entryNumber')
    .execute();
  return rows.map(({ action, at }) => ({ action: action === 'sites.recover' ? action : 'vault.replaceShares', at }));
}
