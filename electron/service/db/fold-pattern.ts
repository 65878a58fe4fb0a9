/**
 * Text as a GLOB pattern that ignores case and accents: `jo` finds Jörg, `JÖ` finds john. SQLite folds ASCII letters
 * only, and a function of our own would be called once for every row.
 */
export function foldPattern(text: string): string {
  return [...plain(text)].map((character) => classByLetter.get(character) ?? escaped(character)).join('');
}

/** Without case and accents, as it is compared. */
function plain(text: string): string {
  return [...text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()]
    .map((character) => strokes.get(character) ?? character)
    .join('');
}

/** Letters that carry their mark inside, which decomposition leaves as they are. */
const strokes: ReadonlyMap<string, string> = new Map(Object.entries({ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', ı: 'i' }));

/** For each Latin letter the class of every way to write it, as [aAàÀáÁ…]. */
const classByLetter: ReadonlyMap<string, string> = letterClasses();

function letterClasses(): ReadonlyMap<string, string> {
  const written = new Map<string, string>();
  for (const letter of latinLetters()) written.set(plain(letter), (written.get(plain(letter)) ?? '') + letter);
  return new Map([...written].map(([letter, ways]) => [letter, `[${ways}]`]));
}

function latinLetters(): string[] {
  const blocks = [
    [0x41, 0x5a],
    [0x61, 0x7a],
    [0xc0, 0x24f],
    [0x1e00, 0x1eff],
  ] as const;
  const letters = blocks.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  );
  return letters.filter((letter) => /^[a-z]$/.test(plain(letter)));
}

/** GLOB has no escape character: what has a meaning in it is written as a class of one. */
function escaped(character: string): string {
  return '*?['.includes(character) ? `[${character}]` : character;
}
