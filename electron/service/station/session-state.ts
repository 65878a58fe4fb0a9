import type { SessionState } from '../../../shared/contract/session';
import { localDate } from '../../../shared/domain/calendar';
import { permissions, scopeOf } from '../../../shared/domain/permissions';
import type { Station } from './station';

/** What the page may know of the session as it is now. */
export function sessionState(station: Station): SessionState {
  const { selected, open, session, platform } = station;
  if (selected === null) return { state: 'noSite' };
  const site = { siteId: selected.siteId, siteName: selected.name };
  if (open === null || session === null) return { state: 'locked', ...site, isSample: selected.isSample, why: station.lockedWhy };
  const { userId, login, printedName, personId, grants } = session;
  if (session.mustChoosePassphrase) return { state: 'mustChoosePassphrase', ...site, user: { userId, login, printedName } };
  return {
    state: 'unlocked',
    ...site,
    isSample: open.facts.isSample,
    user: { userId, login, printedName, personId, grants: [...grants], maySign: session.maySign, hasSigned: session.hasSigned },
    permissions: permissions.filter((permission) => scopeOf(grants, permission, personId) !== null),
    today: localDate(platform.now(), open.facts.zone),
    zone: open.facts.zone,
    idleMinutes: open.facts.idleMinutes,
    cipher: open.vault.cipher,
    alarm: open.alarm,
  };
}
