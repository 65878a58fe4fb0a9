/** A site may ask for more, never for less (NIST SP 800-63B 5.1.1 asks for eight; an offline copy can be guessed at for ever). */
export const fewestCharacters = 12;
export const mostCharactersAsked = 64;
const commonWords = [
  'password',
  'passwort',
  'passphrase',
  'qwerty',
  'letmein',
  'welcome',
  'touchstone',
  'admin',
  'secret',
  '123456',
  'abcdef',
];

/**
 * Why a passphrase is too easy to guess, or null when it will do, as far as it can be told without a dictionary. Length
 * counts most (NIST SP 800-63B 5.1.1): at least six different characters, not built on a common word or on what is known
 * of the person. judgePassphrase of passphrase-strength.ts is the whole rule.
 */
export function weaknessOf(passphrase: string, known: readonly string[], minLength: number = fewestCharacters): string | null {
  const text = passphrase.normalize('NFC');
  const lower = text.toLowerCase();
  if ([...text].length < minLength) return `it has fewer than ${minLength} characters`;
  if (new Set(lower).size < 6) return 'it repeats too few characters';
  const words = [...commonWords, ...knownWords(known)].filter((word) => word.length >= 4);
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), lower).replace(/\s/gu, '');
  if (rest.length < fewestCharacters - 4) return 'it is built on a common word or on your own name';
  return null;
}

/** What is known of a person (names, user id, site), as the single words that a guess would begin with. */
export function knownWords(known: readonly string[]): string[] {
  return known.flatMap((phrase) =>
    phrase
      .normalize('NFC')
      .toLowerCase()
      .split(/[\s._-]+/u)
      .filter((word) => word !== ''),
  );
}
