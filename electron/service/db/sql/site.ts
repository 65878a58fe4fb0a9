import type { SiteRow } from '../core-schema';
import type { Reader } from '../schema';

export async function siteFacts(db: Reader): Promise<SiteRow> {
  return db
    .selectFrom('site')
    .select(['siteId', 'name', 'zone', 'idleMinutes', 'expiringDays', 'isSample'])
    .where('recordedTo', 'is', null)
    .executeTakeFirstOrThrow();
}
