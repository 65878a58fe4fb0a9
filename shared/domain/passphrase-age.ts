import { addDays } from './calendar';
import { fewestCharacters } from './passphrase';

export interface PassphrasePolicy {
  /** In characters. */
  readonly minLength: number;
  /** After so many days a passphrase must be changed; null: never. */
  readonly maxAgeDays: number | null;
}

/** What holds where a site has set nothing: no ageing, because forced changes make for weaker passphrases (NIST SP 800-63B 5.1.1). */
export const defaultPassphrasePolicy: PassphrasePolicy = { minLength: fewestCharacters, maxAgeDays: null };
/** What the screen offers to a site that must revise passphrases periodically (21 CFR 11.300(b)). */
export const suggestedMaxAgeDays = 365;
export const agesAllowed = { fewestDays: 30, mostDays: 1095 } as const;
/** So many days before its last day a passphrase is said to age. */
const warningDays = 14;

export interface PassphraseAge {
  /** The last site-local date on which it admits; null where nothing ages. */
  readonly lastDay: string | null;
  readonly state: 'fine' | 'soon' | 'over';
}

/** How a passphrase chosen on a site-local date stands today. It is good through the end of its last day. */
export function passphraseAge(chosenOn: string, { maxAgeDays }: PassphrasePolicy, today: string): PassphraseAge {
  if (maxAgeDays === null) return { lastDay: null, state: 'fine' };
  const lastDay = addDays(chosenOn, maxAgeDays);
  if (today > lastDay) return { lastDay, state: 'over' };
  return { lastDay, state: today > addDays(lastDay, -warningDays) ? 'soon' : 'fine' };
}
