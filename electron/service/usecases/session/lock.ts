import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { commitForSession } from '../../station/commit-for-session';
import { sessionState } from '../../station/session-state';
import type { StationUseCase } from '../context';

/** Ends the session by hand. */
export const lockSession: StationUseCase<Contract['session']['lock']> = async (station) => {
  const { open, session } = station;
  if (open !== null && session !== null) {
    try {
      await commitForSession(station, open, session, async (_tx, ctx) => {
        ctx.audit({ action: 'session.lock', entity: 'user_account', entityId: session.userId, changes: [] });
        return ok(null);
      });
    } catch (error) {
      station.platform.recordIncident('session.lock', error); // whoever locks walks away: a full disk must not keep it open
    }
  }
  await station.lock('byHand');
  return ok(sessionState(station));
};
