import type { Session, Station, UnlockedSite } from './station';

/** The open site and its session, for what the gate admits only with one. */
export function signedIn({ open, session }: Station): { readonly open: UnlockedSite; readonly session: Session } {
  if (open === null || session === null) throw new Error('the gate admits nobody without a session');
  return { open, session };
}

/** The same after something was waited for: what was begun in one session is never recorded in another, nor in another site. */
export function stillSignedIn(station: Station, session: Session): ReturnType<typeof signedIn> {
  if (station.session !== session) throw new Error('the session has ended'); // the gate answers that the site is locked
  return signedIn(station);
}
