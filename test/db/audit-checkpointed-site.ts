import { makeCheckpoint } from '../../electron/service/db/audit-checkpoint';
import { makeSiteKey } from '../../electron/service/db/audit-site-key';
import { verifyLog, type LogVerification } from '../../electron/service/db/audit-verify';
import type { Db } from '../../electron/service/db/schema';
import { appendMany, makeAuditSite, type AuditSite } from './audit-site';

export const logLength = 12;
const at = '2026-03-01T09:00:00.000Z';

/** Twelve entries with a checkpoint kept after the sixth and after the last. */
export async function makeCheckpointedSite(): Promise<AuditSite> {
  const site = await makeAuditSite();
  await site.db.transaction().execute((tx) => makeSiteKey(tx, 'checkpoint', { at, entryNumber: 1 }));
  await appendMany(site.db, logLength / 2);
  await site.db.transaction().execute((tx) => makeCheckpoint(tx, 'site-1', at));
  await appendMany(site.db, logLength / 2);
  await site.db.transaction().execute((tx) => makeCheckpoint(tx, 'site-1', at));
  return site;
}

/** The whole verification, without a cancel. */
export async function verify(db: Db, from = 1): Promise<LogVerification> {
  return verifyLog(db, { from }, () => undefined, new AbortController().signal);
}
