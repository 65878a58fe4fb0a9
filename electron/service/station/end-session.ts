import { ok } from '../../../shared/result';
import { sessionSeal } from '../db/session-seal';
import { removeLocksOf } from '../db/sql/framework-drafts';
import { commitForSession } from './commit-for-session';
import type { Station } from './station';

/**
 * Ends the session by hand, with its entry where one can be written. Whoever leaves on purpose gives back what they were
 * editing; who was cut off finds it kept for them until its time is over.
 */
export async function endSession(station: Station): Promise<void> {
  const { open, session } = station;
  station.underWay?.abort(); // it holds the record, and the entry below must be written
  if (open !== null && session !== null) {
    try {
      await commitForSession(station, open, session, async (tx, ctx) => {
        await removeLocksOf(tx, session.userId);
        ctx.audit({ action: 'session.lock', entity: 'user_account', entityId: session.userId, changes: await sessionSeal(tx, ctx) });
        return ok(null);
      });
    } catch (error) {
      station.platform.recordIncident('session.lock', error); // whoever locks walks away: a full disk must not keep it open
    }
  }
  await station.lock('byHand');
}
