import type { Session, Station, UnlockedSite } from './station';

/** The open site and its session, for what the gate admits only with one. */
export function signedIn({ open, session }: Station): { readonly open: UnlockedSite; readonly session: Session } {
  if (open === null || session === null) throw new Error('the gate admits nobody without a session');
  return { open, session };
}
