export type SplitName = {
  readonly familyName: string;
  readonly givenName: string;
  /** Worth a look by a person: a single word, a second comma, or a title after the comma. */
  readonly isDoubtful: boolean;
};

/**
 * Splits a cleaned full name by one rule. With a comma, "Family, Given Middle": what follows the first comma is the given name.
 * Without, "Given Middle Family": the family name is the last word with the lower-case particles before it ("van der Berg").
 * Middle names stay with the given name, a note in brackets at the end ("(On Leave)", "(00123)") is left out, "Jr." and its like
 * belong to the family name, and a single word is a family name. Null when no name is left.
 */
export function splitFullName(text: string): SplitName | null {
  const [first = '', ...others] = text
    .replace(/ ?\([^()]*\)$/, '')
    .split(',')
    .map((part) => part.trim());
  const rest = others.filter((part) => part !== '');
  if (first === '') return null;
  if (rest.length === 0) return splitInWritingOrder(first);
  if (!rest.every((part) => suffix.test(part))) return { familyName: first, givenName: rest.join(', '), isDoubtful: rest.length > 1 };
  const name = splitInWritingOrder(first);
  return { familyName: `${name.familyName} ${rest.join(' ')}`, givenName: name.givenName, isDoubtful: true };
}

/** What names are compared by, without case and punctuation: the whole name, and the name without its middle. */
export function nameKeys(givenName: string, familyName: string): NameKeys {
  const words = `${givenName} ${familyName}`
    .toLowerCase()
    .replaceAll(/[.,]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const whole = words.join(' ');
  return { whole, withoutMiddle: words.length > 2 ? `${words[0]} ${words.at(-1)}` : whole };
}

export type NameKeys = { readonly whole: string; readonly withoutMiddle: string };

const suffix = /^(?:jr|sr|ii|iii|iv|phd|md|mba|esq)\.?$/i;

function splitInWritingOrder(name: string): SplitName {
  const words = name.split(' ');
  let start = words.length - 1;
  while (start > 1 && /^\p{Ll}/u.test(words[start - 1] ?? '')) start -= 1;
  return { familyName: words.slice(start).join(' '), givenName: words.slice(0, start).join(' '), isDoubtful: words.length === 1 };
}
