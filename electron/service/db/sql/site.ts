import type { SiteRow } from '../core-schema';
import { prepared } from '../prepared-query';
import type { Reader } from '../schema';

export async function siteFacts(db: Reader): Promise<SiteRow> {
  const [facts] = await knownSite(db, {});
  if (facts === undefined) throw new Error('the record has no site');
  return facts;
}

const knownSite = prepared((db) =>
  db.selectFrom('site').select(['siteId', 'name', 'zone', 'idleMinutes', 'expiringDays', 'isSample']).where('recordedTo', 'is', null),
);
