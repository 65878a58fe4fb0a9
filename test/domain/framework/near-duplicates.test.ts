import { expect, test } from 'vitest';
import { nearDuplicates } from '../../../shared/domain/framework/near-duplicates';

test('texts that differ in little words, endings and order alone say the same', () => {
  const twins = nearDuplicates([
    'Checks the calibration of the pressure gauge before use',
    'Issues the permit to the fitter',
    'Before using a pressure gauge, check its calibration',
  ]);
  expect([...twins]).toEqual([
    [0, 2],
    [2, 0],
  ]);
});

test('texts that differ in what matters are not alike', () => {
  expect(
    nearDuplicates([
      'Opens the inlet valve by hand',
      'Opens the outlet damper by hand',
      'Names the limits with help',
      'Names the limits without help',
    ]).size,
  ).toBe(0);
  expect(nearDuplicates(['Welding', 'Welding']).size).toBe(0);
});

test('what has a twin is the same as by comparing every text with every other', () => {
  const vocabulary = Array.from({ length: 60 }, (_, n) => `word${n.toString(36)}x${n}`);
  let seed = 7;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const texts = Array.from({ length: 400 }, () => {
    const size = 4 + Math.floor(random() * 6);
    return Array.from({ length: size }, () => vocabulary[Math.floor(random() ** 3 * 60)]).join(' ');
  });
  const sets = texts.map((text) => new Set(text.split(' ')));
  const isLike = (a: Set<string>, b: Set<string>): boolean => {
    const shared = [...a].filter((word) => b.has(word)).length;
    return shared >= 0.8 * (a.size + b.size - shared);
  };
  const withTwin = sets.flatMap((set, at) =>
    set.size >= 2 && sets.some((other, i) => i !== at && other.size >= 2 && isLike(set, other)) ? [at] : [],
  );
  const found = nearDuplicates(texts);
  expect(withTwin.length).toBeGreaterThan(15);
  expect([...found.keys()].toSorted((a, b) => a - b)).toEqual(withTwin);
  for (const [a, b] of found) expect(isLike(sets[a] ?? new Set(), sets[b] ?? new Set())).toBe(true);
});

test('it is told for the places asked for alone, though they are held against all', () => {
  const texts = ['Opens the valve by hand', 'Opens valves by hand', 'Issues the permit'];
  expect([...nearDuplicates(texts, (at) => at === 1)]).toEqual([[1, 0]]);
});

/** Milliseconds of processor of the cheapest of three runs: on a busy machine the clock tells of others. */
function cheapest(run: () => unknown): number {
  const times = [0, 1, 2].map(() => {
    const from = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

test('four times as many texts take nowhere near sixteen times as long, alike by their template or not', () => {
  const part = (n: number): string => `part${n % 900}`;
  const kinds: ReadonlyArray<(n: number) => string> = [
    (n) => `Sets ${part(n)} with ${part(n * 7)} to the ${part(n * 13)} of line ${n % 40}`,
    (n) => `Carries out the daily cleaning and inspection of machine ${n} by its written card and signs`,
    (n) => Array.from({ length: 9 }, (_, i) => `w${(n * (i + 3) + i * i) % 40}`).join(' '),
  ];
  for (const textOf of kinds) {
    const texts = Array.from({ length: 32_000 }, (_, n) => textOf(n));
    const few = cheapest(() => nearDuplicates(texts.slice(0, 8_000)));
    expect(cheapest(() => nearDuplicates(texts))).toBeLessThan(few * 11);
  }
});
