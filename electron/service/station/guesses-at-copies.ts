import { notBeforeAfter } from '../vault/attempts';
import type { Station } from './station';

/** Wrong passphrases tried on copies of sites since this station was started, and when the newest was. */
export type GuessesAtCopies = Map<string, { readonly count: number; readonly lastAt: string }>;

/**
 * From when a passphrase of this login may be tried on a copy of the site again; null: now. A copy goes after each try,
 * and with it what is counted beside its slots, so the station counts: across copies and sessions, with the delay of an
 * unlock. Nobody is locked out, since whoever has the folder can try it elsewhere.
 */
export function nextGuessAt({ guessesAtCopies, platform }: Station, siteId: string, login: string): string | null {
  const key = keyOf(siteId, login);
  const known = guessesAtCopies.get(key);
  if (known === undefined) return null;
  const now = platform.now().toISOString();
  // A clock that was ahead at the last try must not keep anybody waiting until it is that late again.
  const lastAt = known.lastAt < now ? known.lastAt : now;
  guessesAtCopies.set(key, { ...known, lastAt });
  const notBefore = notBeforeAfter(known.count, lastAt);
  return notBefore !== null && notBefore > now ? notBefore : null;
}

/** Counts a try as wrong before it is made, so that two at once are two; a right one starts the count again. */
export function beginGuess({ guessesAtCopies, platform }: Station, siteId: string, login: string): void {
  const count = (guessesAtCopies.get(keyOf(siteId, login))?.count ?? 0) + 1;
  guessesAtCopies.set(keyOf(siteId, login), { count, lastAt: platform.now().toISOString() });
}

export function settleGuess({ guessesAtCopies }: Station, siteId: string, login: string): void {
  guessesAtCopies.delete(keyOf(siteId, login));
}

const keyOf = (siteId: string, login: string): string => `${siteId}/${login.normalize('NFC').toLowerCase()}`;
