import { localDate } from '../../../shared/domain/calendar';
import { passphraseAge, type PassphraseAge } from '../../../shared/domain/passphrase-age';
import type { Reader } from '../db/schema';
import { passphraseChosenAt, passphrasePolicy } from '../db/sql/passphrases';

/** What the site asks of a passphrase, and how old this person's is. */
export interface SessionPassphrase extends PassphraseAge {
  readonly minLength: number;
}

/** How a person's passphrase stands on the site's date. One that is yet to be chosen does not age. */
export async function sessionPassphrase(db: Reader, userId: string, now: Date, zone: string): Promise<SessionPassphrase> {
  const policy = await passphrasePolicy(db);
  const chosenAt = await passphraseChosenAt(db, userId);
  const today = localDate(now, zone);
  const age: PassphraseAge =
    chosenAt === null ? { lastDay: null, state: 'fine' } : passphraseAge(localDate(new Date(chosenAt), zone), policy, today);
  return { ...age, minLength: policy.minLength };
}
