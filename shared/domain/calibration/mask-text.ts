export interface MaskedPerson {
  /** Everything that names the person: given name, family name, number, login. Single letters are left alone. */
  readonly terms: readonly string[];
}

/** A piece of the text as it stands, or the place in the list of the person who was named there. */
export type MaskedPart = { readonly text: string } | { readonly person: number };

/**
 * Takes names out of a text that is shown to a calibration panel. Letters are compared without case and accents and in either Unicode form; a name is also found with up to two more
 * letters (a genitive, a plural) and inside aWordLikeThis. Rather a word too many is masked than a name shown. The whole name of a person becomes one part.
 */
export function maskText(text: string, people: readonly MaskedPerson[]): MaskedPart[] {
  const folded = fold(text);
  const terms = people
    .flatMap(({ terms: own }, person) => own.map((term) => ({ person, letters: fold(term.trim()).letters })))
    .filter(({ letters }) => letters.length > 1)
    .toSorted((a, b) => b.letters.length - a.letters.length);
  const parts: MaskedPart[] = [];
  let shownFrom = 0;
  for (let place = 0; place < folded.letters.length;) {
    const found = folded.isStart[place] === true ? terms.find(({ letters }) => matchesAt(folded.letters, place, letters)) : undefined;
    const end = found === undefined ? -1 : endOf(folded, place + found.letters.length);
    if (found === undefined || end < 0) {
      place += 1;
      continue;
    }
    push(parts, text.slice(shownFrom, folded.starts[place]), found.person);
    shownFrom = folded.starts[end] ?? text.length;
    place = end;
  }
  const rest = text.slice(shownFrom);
  return rest === '' ? parts : [...parts, { text: rest }];
}

interface Folded {
  /** Without case and accents, white space as one blank. */
  readonly letters: readonly string[];
  /** Where each stands in the text. */
  readonly starts: readonly number[];
  /** Whether a word begins there. */
  readonly isStart: readonly boolean[];
}

function fold(text: string): Folded {
  const letters: string[] = [];
  const starts: number[] = [];
  const isStart: boolean[] = [];
  let before = ' ';
  let place = 0;
  for (const sign of text) {
    const bare = /\s/u.test(sign) ? ' ' : sign.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
    if (bare !== '' && !(bare === ' ' && letters.at(-1) === ' ')) {
      const begins = !isWord(before) || !isWord(sign) || (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(sign));
      for (const [index, letter] of [...bare].entries()) {
        letters.push(letter);
        starts.push(place);
        isStart.push(index === 0 && begins);
      }
      before = sign;
    }
    place += sign.length;
  }
  return { letters, starts, isStart };
}

const isWord = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign);

const matchesAt = (letters: readonly string[], place: number, term: readonly string[]): boolean =>
  term.every((letter, index) => letters[place + index] === letter);

/** The end of the word that a name stands in, at most two letters after it; −1 where the word goes on. */
function endOf({ letters, isStart }: Folded, place: number): number {
  for (let end = place; end <= place + 2; end += 1) {
    if (end >= letters.length || isStart[end] === true || !isWord(letters[end] ?? ' ')) return end;
  }
  return -1;
}

function push(parts: MaskedPart[], between: string, person: number): void {
  const last = parts.at(-1);
  const isSame = last !== undefined && 'person' in last && last.person === person;
  if (isSame && /^[\s,.]*$/u.test(between)) return;
  if (between !== '') parts.push({ text: between });
  parts.push({ person });
}
