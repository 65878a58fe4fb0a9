/** Two texts that share this much of their words say much the same. */
const likeness = 0.8;
/** So many candidates are looked at for one text: past it, texts are alike by their template alone. */
const candidatesAtMost = 200;

/**
 * For each text the first other one that says much the same, by their places; who is like no other is left out. Compares
 * sets of words (Jaccard) through an index of each text's rarest words, after Bayardo, Ma and Srikant (2007), so that
 * ten thousand texts are not held against each other one by one. `isAsked` narrows for which places it is told.
 */
export function nearDuplicates(texts: readonly string[], isAsked: (at: number) => boolean = () => true): ReadonlyMap<number, number> {
  const sets = texts.map(wordsOf);
  const uses = new Map<string, number>();
  for (const set of sets) for (const word of set) uses.set(word, (uses.get(word) ?? 0) + 1);
  const rank = (word: string): number => uses.get(word) ?? 0;
  // One word alone is a name, not a sentence.
  const sorted = sets.map((set) => (set.size < 2 ? [] : [...set].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))));
  // Two sets that are alike share a word among the rarest few of each.
  const prefixes = sorted.map((words) => words.slice(0, words.length === 0 ? 0 : words.length - Math.ceil(likeness * words.length) + 1));
  const placesByWord = new Map<string, number[]>();
  const placesByKey = new Map<string, number[]>();
  for (const [at, prefix] of prefixes.entries()) {
    for (const word of prefix) append(placesByWord, word, at);
    if (prefix.length > 0) append(placesByKey, sorted[at]?.join(' ') ?? '', at);
  }
  const twins = new Map<number, number>();
  for (const [at, prefix] of prefixes.entries()) {
    if (!isAsked(at)) continue;
    const same = placesByKey.get(sorted[at]?.join(' ') ?? '')?.find((other) => other !== at);
    const twin = same ?? firstLike(at, prefix, sets, placesByWord);
    if (twin !== undefined) twins.set(at, twin);
  }
  return twins;
}

function append(map: Map<string, number[]>, key: string, at: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [at]);
  else known.push(at);
}

function firstLike(
  at: number,
  prefix: readonly string[],
  sets: readonly ReadonlySet<string>[],
  placesByWord: ReadonlyMap<string, readonly number[]>,
): number | undefined {
  const set = sets[at] ?? new Set<string>();
  const seen = new Set([at]);
  for (const word of prefix) {
    for (const other of placesByWord.get(word) ?? []) {
      if (seen.has(other)) continue;
      if (seen.size > candidatesAtMost) return undefined;
      seen.add(other);
      if (isLike(set, sets[other] ?? new Set())) return other;
    }
  }
  return undefined;
}

function isLike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size < likeness * large.size) return false;
  let shared = 0;
  for (const word of small) if (large.has(word)) shared += 1;
  return shared >= likeness * (one.size + other.size - shared);
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

/** The words that say something, without the endings by which forms of one word differ. */
function wordsOf(text: string): ReadonlySet<string> {
  const plain = text.toLowerCase();
  // Most texts have no accents, and the patterns without them are much quicker.
  const words = /^[\x20-\x7e\s]*$/.test(plain)
    ? plain.match(/[a-z0-9]+/g)
    : plain
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .match(/[\p{L}\p{N}]+/gu);
  const kept = new Set<string>();
  for (const word of words ?? []) if (!passedOver.has(word)) kept.add(stem(word));
  return kept;
}

function stem(word: string): string {
  if (word.length < 5) return word.replace(/e$/, '');
  return word.replace(/(?:ies|y)$/, 'i').replace(/(?:ings?|ed|es|s|e)$/, '');
}
