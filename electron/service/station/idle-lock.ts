import { ok } from '../../../shared/result';
import { sessionSeal } from '../db/session-seal';
import { commitForSession } from './commit-for-session';
import type { Station } from './station';

const checkEveryMs = 5_000;
/** Long work that a person has begun stands for them so long; whatever goes on longer is looked after now and then. */
const mostAtWorkMs = 2 * 60 * 60_000;

const actionOf = { idle: 'session.lockIdle', asleep: 'session.lockAsleep' } as const;

/** Ends a session in which nobody has done anything for the site's idle time, or for longer while work goes on that they have begun. */
export function lockWhenIdle(station: Station): () => void {
  const timer = setInterval(() => void lockIfIdle(station), checkEveryMs);
  return () => clearInterval(timer);
}

/** The gate asks this at every call: a station that slept without notice may wake with a call before the timer has run. */
export async function lockIfIdle(station: Station): Promise<boolean> {
  const { open, session } = station;
  if (open === null || session === null || station.underWay !== null) return false;
  const now = station.platform.now().getTime();
  station.touchedAt = Math.min(station.touchedAt, now); // a clock set back must not keep the site open until it is that late again
  const idleMs = now - station.touchedAt;
  const allowedMs = open.facts.idleMinutes * 60_000;
  if (idleMs < (station.atWork > 0 ? Math.max(allowedMs, mostAtWorkMs) : allowedMs)) return false;
  await lockUnattended(station, 'idle');
  return true;
}

/** Ends the session because nobody is there: at once for whoever asks, then with its entry, then by closing what is open. */
export async function lockUnattended(station: Station, why: keyof typeof actionOf): Promise<void> {
  const { open, session } = station;
  if (open === null || session === null) return;
  station.underWay?.abort(); // it holds the record, and the entry below must be written
  station.session = null;
  station.lockedWhy = why;
  const action = actionOf[why];
  try {
    await commitForSession(station, open, session, async (tx, ctx) => {
      ctx.audit({ action, entity: 'user_account', entityId: session.userId, changes: await sessionSeal(tx, ctx) });
      return ok(null);
    });
  } catch (error) {
    station.platform.recordIncident(action, error); // nobody is there to see it; the site must be locked all the same
  }
  if (station.open === open) await station.lock(why); // or somebody has locked it meanwhile
}
