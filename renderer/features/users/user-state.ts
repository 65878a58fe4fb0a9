import { usersWords } from '../../lib/words/users';
import type { User } from './queries';

const words = usersWords.states;

/** What is to be known of an account at one glance; the gravest comes first. */
export function stateOfUser({ userId, isActive, keyState, passphrase }: User, lockedOut: readonly string[]): string {
  if (!isActive) return words.ended;
  if (lockedOut.includes(userId)) return words.lockedOut;
  if (keyState === 'awaitingPassphrase') return words.mustChoose;
  if (passphrase?.state === 'over') return words.mustChange;
  if (passphrase?.state === 'soon' && passphrase.lastDay !== null) return words.agesOn(passphrase.lastDay);
  return keyState === 'awaitingAttestation' ? words.awaitsAttestation : words.active;
}
