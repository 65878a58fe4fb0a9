import type { SessionState } from '../../../shared/contract/session';
import { localDate } from '../../../shared/domain/calendar';
import { permissions, scopeOf } from '../../../shared/domain/permissions';
import type { Station } from './station';

/** What the page may know of the session as it is now. */
export function sessionState(station: Station): SessionState {
  const { selected, open, session, platform } = station;
  if (selected === null) return { state: 'noSite' };
  const site = { siteId: selected.siteId, siteName: selected.name };
  const damagedFile = station.lockedWhy === 'damaged' ? (station.damaged?.file ?? null) : null;
  if (open === null || session === null)
    return { state: 'locked', ...site, isSample: selected.isSample, why: station.lockedWhy, damagedFile };
  const { userId, login, printedName, personId, grants } = session;
  const { minLength, lastDay, state: age } = session.passphrase;
  const choosing = { ...site, user: { userId, login, printedName }, passphrasePolicy: { minLength } };
  if (session.mustChoosePassphrase) return { state: 'mustChoosePassphrase', ...choosing };
  if (session.mustChangePassphrase && lastDay !== null) return { state: 'mustChangePassphrase', ...choosing, lastDay };
  const { standing } = open.clock;
  return {
    state: 'unlocked',
    ...site,
    isSample: open.facts.isSample,
    user: { userId, login, printedName, personId, grants: [...grants], maySign: session.maySign, hasSigned: session.hasSigned },
    passphrasePolicy: { minLength },
    passphraseLastDay: age === 'fine' ? null : lastDay,
    permissions: permissions.filter((permission) => scopeOf(grants, permission, personId) !== null),
    today: localDate(platform.now(), open.facts.zone),
    zone: open.facts.zone,
    idleMinutes: open.facts.idleMinutes,
    cipher: open.vault.cipher,
    alarm: open.alarm,
    alteredEntry: open.alteredEntry,
    restored: open.restored?.isGenuine === true ? { madeAt: open.restored.madeAt, entriesLost: open.restored.entriesLost } : null,
    clock:
      standing === null ? null : { noticeId: standing.noticeId, from: standing.previousAt ?? standing.recordedAt, to: standing.recordedAt },
    stationZone: platform.zone() === open.facts.zone ? null : platform.zone(),
    notesFault: station.notesFault?.code ?? null,
  };
}
