import type { Reader } from '../schema';

export interface LoggedBackup {
  readonly entryNumber: number;
  readonly by: string;
  /** What the entry recorded, as JSON. */
  readonly recorded: string;
}

/** What the log has recorded of backups or of rehearsals, newest first: there is no other list of them. */
export async function loggedBackups(db: Reader, entity: 'backup' | 'backup_rehearsal', limit: number): Promise<LoggedBackup[]> {
  const rows = await db
    .selectFrom('audit_entry as e')
    .innerJoin('audit_change as c', (join) => join.onRef('c.entryNumber', '=', 'e.entryNumber').onRef('c.entity', '=', 'e.entity'))
    .leftJoin('user_account as u', (join) => join.onRef('u.userId', '=', 'e.userId').on('u.recordedTo', 'is', null))
    .select(['e.entryNumber', 'e.userId', 'u.printedName', 'c.newValue'])
    .where('e.entity', '=', entity)
    .orderBy('e.entryNumber', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ entryNumber, userId, printedName, newValue }) => ({
    entryNumber,
    by: printedName ?? userId ?? '',
    recorded: Buffer.from(newValue ?? []).toString('utf8'),
  }));
}
