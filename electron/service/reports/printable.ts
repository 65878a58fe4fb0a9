import { covered } from './covered';

/** A run this long without a place to break would stand over the edge. */
const unbroken = /[^\s\u200b-]{28}(?=[^\s\u200b-])/gu;

/**
 * A text as the fonts at hand can show it, at any length: a character they lack is told by its number, for a document that
 * is kept may not hold one that nobody can see (ISO 19005-2, 6.2.11.8).
 */
export function printable(text: string): string {
  let shown = '';
  for (const character of text.normalize('NFC').replaceAll('\r\n', '\n')) {
    const point = character.codePointAt(0) ?? 0;
    if (character === '\n' || isCovered(point)) shown += character;
    else if (character === '\t' || /\s/u.test(character)) shown += ' ';
    // Joiners and marks of direction have nothing to show.
    else if (!/\p{Default_Ignorable_Code_Point}/u.test(character)) shown += `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return shown.replaceAll(unbroken, '$&\u200b');
}

function isCovered(point: number): boolean {
  let low = 0;
  let high = covered.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = covered[middle] ?? [0, 0];
    if (point < first) high = middle - 1;
    else if (point > last) low = middle + 1;
    else return true;
  }
  return false;
}
