/** Two texts that share this much of their words say much the same: four fifths, in whole numbers. */
const likeness = { of: 4, in: 5 } as const;
/** So many candidates are looked at for one text: past it, texts are alike by their template alone. */
const candidatesAtMost = 200;

/** The words of a text as numbers, the rarest of all texts first. */
type Words = readonly number[];

/**
 * For each text the first other one that says much the same, by their places; who is like no other is left out. Compares
 * sets of words (Jaccard) through an index of each text's rarest words, after Bayardo, Ma and Srikant (2007), so that
 * ten thousand texts are not held against each other one by one. `isAsked` narrows for which places it is told.
 */
export function nearDuplicates(texts: readonly string[], isAsked: (at: number) => boolean = () => true): ReadonlyMap<number, number> {
  const sorted = rarestFirst(texts);
  const asked = [...texts.keys()].filter((at) => isAsked(at) && prefixOf(sorted[at]) > 0);
  const wanted = new Set(asked.flatMap((at) => (sorted[at] ?? []).slice(0, prefixOf(sorted[at]))));
  const placesByWord = new Map<number, number[]>();
  const placesByKey = new Map<string, number[]>();
  for (const [at, words] of sorted.entries()) {
    const prefix = prefixOf(words);
    for (let i = 0; i < prefix; i += 1) {
      const word = words[i] ?? -1;
      if (wanted.has(word)) append(placesByWord, word, at);
    }
    if (prefix > 0 && wanted.has(words[0] ?? -1)) append(placesByKey, words.join(' '), at);
  }
  const twins = new Map<number, number>();
  const seenFor = new Int32Array(texts.length).fill(-1);
  for (const at of asked) {
    const same = placesByKey.get((sorted[at] ?? []).join(' '))?.find((other) => other !== at);
    const twin = same ?? firstLike(at, sorted, placesByWord, seenFor);
    if (twin !== undefined) twins.set(at, twin);
  }
  return twins;
}

/** How many of a text's rarest words it must share one of with a text that is like it. One word alone is a name, not a sentence. */
function prefixOf(words: Words | undefined): number {
  const size = words?.length ?? 0;
  return size < 2 ? 0 : size - Math.ceil((likeness.of * size) / likeness.in) + 1;
}

function append<Key>(map: Map<Key, number[]>, key: Key, at: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [at]);
  else known.push(at);
}

function firstLike(
  at: number,
  sorted: readonly Words[],
  placesByWord: ReadonlyMap<number, readonly number[]>,
  seenFor: Int32Array,
): number | undefined {
  const words = sorted[at] ?? [];
  const prefix = prefixOf(words);
  let looked = 0;
  for (let i = 0; i < prefix; i += 1) {
    for (const other of placesByWord.get(words[i] ?? -1) ?? []) {
      if (other === at || seenFor[other] === at) continue;
      if (looked === candidatesAtMost) return undefined;
      looked += 1;
      seenFor[other] = at;
      if (isLike(words, sorted[other] ?? [])) return other;
    }
  }
  return undefined;
}

/** Given up as soon as too many words are of one text alone. */
function isLike(one: Words, other: Words): boolean {
  const needed = Math.ceil((likeness.of * (one.length + other.length)) / (likeness.of + likeness.in));
  let [shared, i, j] = [0, 0, 0];
  while (shared < needed && shared + Math.min(one.length - i, other.length - j) >= needed) {
    const difference = (one[i] ?? 0) - (other[j] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return shared >= needed;
}

const passedOver: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'of',
  'to',
  'in',
  'on',
  'for',
  'by',
  'at',
  'and',
  'or',
  'is',
  'are',
  'as',
  'its',
  'their',
  'this',
  'that',
]);

/** The words of each text that say something, without the endings by which forms of one word differ; each word once. */
function rarestFirst(texts: readonly string[]): readonly Words[] {
  const numberByStem = new Map<string, number>();
  const numberByWord = new Map<string, number>();
  const uses: number[] = [];
  const numberOf = (word: string): number => {
    const known = numberByWord.get(word);
    if (known !== undefined) return known;
    const own = stem(word);
    const number = passedOver.has(word) ? -1 : (numberByStem.get(own) ?? uses.push(0) - 1);
    if (number >= 0) numberByStem.set(own, number);
    numberByWord.set(word, number);
    return number;
  };
  const sets = texts.map((text) => {
    const numbers: number[] = [];
    for (const word of wordsOf(text)) {
      const number = numberOf(word);
      if (number >= 0 && !numbers.includes(number)) numbers.push(number);
    }
    for (const number of numbers) uses[number] = (uses[number] ?? 0) + 1;
    return numbers;
  });
  const rank = new Int32Array(uses.length);
  for (const [place, number] of [...uses.keys()].sort((a, b) => (uses[a] ?? 0) - (uses[b] ?? 0) || a - b).entries()) rank[number] = place;
  return sets.map((numbers) => numbers.map((number) => rank[number] ?? 0).sort((a, b) => a - b));
}

function wordsOf(text: string): readonly string[] {
  const plain = text.toLowerCase();
  // Most texts have no accents, and the patterns without them are much quicker.
  const words = /^[\x20-\x7e\s]*$/.test(plain)
    ? plain.match(/[a-z0-9]+/g)
    : plain
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .match(/[\p{L}\p{N}]+/gu);
  return words ?? [];
}

function stem(word: string): string {
  if (word.length < 5) return word.replace(/e$/, '');
  return word.replace(/(?:ies|y)$/, 'i').replace(/(?:ings?|ed|es|s|e)$/, '');
}
