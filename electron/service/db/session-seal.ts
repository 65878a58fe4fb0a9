import type { AuditChange } from './audit-append';
import { makeCheckpoint, untoldCheckpoints } from './audit-checkpoint';
import type { Tx } from './schema';
import { accessHeadChange } from './sql/access-log';

/**
 * What the entries that begin and end a session tell of what is kept beside the log, so that nothing of it goes unnoticed:
 * a checkpoint of every entry before this one, and the head of the access log.
 */
export async function sessionSeal(tx: Tx, { siteId, now }: { readonly siteId: string; readonly now: Date }): Promise<AuditChange[]> {
  await makeCheckpoint(tx, siteId, now.toISOString());
  return [await accessHeadChange(tx), ...(await untoldCheckpoints(tx))];
}
