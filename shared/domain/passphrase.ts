const minimumLength = 12;
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
 * Why a passphrase is too easy to guess, or null when it will do. Length counts most (NIST SP 800-63B 5.1.1): twelve
 * characters, of at least six different ones, not built on a common word or on what is known of the person.
 */
export function weaknessOf(passphrase: string, known: readonly string[]): string | null {
  const text = passphrase.normalize('NFC');
  const lower = text.toLowerCase();
  if ([...text].length < minimumLength) return `it has fewer than ${minimumLength} characters`;
  if (new Set(lower).size < 6) return 'it repeats too few characters';
  const words = [...commonWords, ...known.flatMap((phrase) => phrase.toLowerCase().split(/[\s._-]+/u))].filter((word) => word.length >= 4);
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), lower).replace(/\s/gu, '');
  if (rest.length < minimumLength - 4) return 'it is built on a common word or on your own name';
  return null;
}
