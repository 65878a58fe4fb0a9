import { ok } from '../../../shared/result';
import { commitForSession } from './commit-for-session';
import type { Station } from './station';

const checkEveryMs = 5_000;

/** Ends a session in which nobody has done anything for the site's idle time. */
export function lockWhenIdle(station: Station): () => void {
  const timer = setInterval(() => void lockIfIdle(station), checkEveryMs);
  return () => clearInterval(timer);
}

export async function lockIfIdle(station: Station): Promise<boolean> {
  const { open, session } = station;
  if (open === null || session === null) return false;
  const now = station.platform.now().getTime();
  station.touchedAt = Math.min(station.touchedAt, now); // a clock set back must not keep the site open until it is that late again
  const idleMs = now - station.touchedAt;
  if (idleMs < open.facts.idleMinutes * 60_000) return false;
  try {
    await commitForSession(station, open, session, async (_tx, ctx) => {
      ctx.audit({ action: 'session.lockIdle', entity: 'user_account', entityId: session.userId, changes: [] });
      return ok(null);
    });
  } catch (error) {
    station.platform.recordIncident('session.lockIdle', error); // nobody is there to see it; the site must be locked all the same
  }
  await station.lock('idle');
  return true;
}
