/**
 * How alike two texts are, 0 to 1: Jaro (1989) with Winkler's bonus (1990) of 0.1 for each of up to four equal characters at the start.
 * Made for names: it forgives transposed and missing letters.
 */
export function likeness(one: string, other: string): number {
  if (one === other) return 1;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken: boolean[] = [];
  const common: string[] = [];
  for (let at = 0; at < one.length; at += 1) {
    for (let to = Math.max(0, at - reach); to < Math.min(other.length, at + reach + 1); to += 1) {
      if (taken[to] === true || one[at] !== other[to]) continue;
      taken[to] = true;
      common.push(one.charAt(at));
      break;
    }
  }
  if (common.length === 0) return 0;
  let moved = 0;
  let at = 0;
  for (let to = 0; to < other.length; to += 1) {
    if (taken[to] !== true) continue;
    if (other[to] !== common[at]) moved += 1;
    at += 1;
  }
  const same = common.length;
  const jaro = (same / one.length + same / other.length + (same - moved / 2) / same) / 3;
  let start = 0;
  while (start < 4 && start < one.length && one[start] === other[start]) start += 1;
  return jaro + start * 0.1 * (1 - jaro);
}

/** A name as it is compared: lower case, without accents and signs, umlauts and their like spelled as letters, words in alphabetical order. */
export function foldedName(name: string): string {
  return foldedWords(name).toSorted().join(' ');
}

/** The words of a text as they are compared, in the order in which they stand. */
export function foldedWords(text: string): string[] {
  const lower = text.toLowerCase();
  const plain = /^[\u0000-\u007f]*$/.test(lower)
    ? lower
    : lower
        .replaceAll(/[äöüßæøåłđðþ]/g, (letter) => spelled.get(letter) ?? letter)
        .normalize('NFD')
        .replaceAll(/\p{M}/gu, '');
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

const spelled: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['ø', 'oe'],
  ['å', 'aa'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
]);
