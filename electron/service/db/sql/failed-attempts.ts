import { listChanges } from '../audit-read-changes';
import type { Reader } from '../schema';

export interface LoggedAttempt {
  readonly entryNumber: number;
  /** Null: a user id that nobody had. */
  readonly userId: string | null;
  readonly at: string;
}

/** The failed passphrases that the newest entries with any hold, newest entry first. */
export async function loggedAttempts(db: Reader, newestEntries: number): Promise<LoggedAttempt[]> {
  const entries = await db
    .selectFrom('audit_change')
    .select('entryNumber')
    .distinct()
    .where('entity', '=', 'failed_attempt')
    .orderBy('entryNumber', 'desc')
    .limit(newestEntries)
    .execute();
  const attempts: LoggedAttempt[] = [];
  for (const { entryNumber } of entries) {
    for (const { entity, new: stored } of await listChanges(db, entryNumber, { afterSeq: -1, limit: 10_000 })) {
      if (entity !== 'failed_attempt' || stored.state !== 'open') continue;
      const { at, userId } = stored.record;
      if (typeof at === 'string') attempts.push({ entryNumber, userId: typeof userId === 'string' ? userId : null, at });
    }
  }
  return attempts;
}

/** The log entry with which a user's session before the present one began; 0 when there was none. */
export async function previousUnlock(db: Reader, userId: string): Promise<number> {
  const rows = await db
    .selectFrom('audit_entry')
    .select('entryNumber')
    .where('userId', '=', userId)
    .where('action', '=', 'session.unlock')
    .orderBy('entryNumber', 'desc')
    .limit(2)
    .execute();
  return rows[1]?.entryNumber ?? 0;
}
