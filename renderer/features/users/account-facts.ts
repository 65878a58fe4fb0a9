import { formatInstant } from '../../lib/formatting';
import { usersWords } from '../../lib/words/users';
import type { KeyValue } from '../../ui/key-value-list';
import type { User } from './queries';

const words = usersWords.account;

/** When a passphrase was chosen, and until when it is good. */
export function passphraseFact({ chosenAt, lastDay, state }: NonNullable<User['passphrase']>): KeyValue {
  const hint =
    lastDay === null ? words.passphraseAgeless : state === 'over' ? words.passphraseOver(lastDay) : words.passphraseUntil(lastDay);
  return { key: 'passphrase', label: words.passphraseChosen, value: formatInstant(chosenAt), hint };
}

/** Which statement of accountability was accepted, when, and whether the signature on it holds. */
export function statementFact({ version, acceptedAt, signature }: NonNullable<User['statement']>): KeyValue {
  return {
    key: 'statement',
    label: words.statement,
    value: words.statementOf(version, formatInstant(acceptedAt)),
    hint: words.statementSignature[signature],
  };
}
