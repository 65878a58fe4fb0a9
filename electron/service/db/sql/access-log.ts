import type { AccessLogRow } from '../core-schema';
import type { Db } from '../schema';

/** Notes that a person's record was read: by whom, in which role, through which procedure. */
export async function recordAccess(db: Db, row: AccessLogRow): Promise<void> {
  await db.insertInto('access_log').values(row).execute();
}
