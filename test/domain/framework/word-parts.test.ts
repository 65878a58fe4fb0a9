import { expect, test } from 'vitest';
import { createRandom } from '../../../shared/domain/sample/random';
import { wordParts } from '../../../shared/domain/framework/word-parts';

const side = (parts: ReturnType<typeof wordParts>, without: 'added' | 'removed'): string =>
  parts
    .filter(({ is }) => is !== without)
    .map(({ text }) => text)
    .join('');

test('the words that differ are marked and the others stay', () => {
  expect(wordParts('Welds the seam under supervision.', 'Welds the seam alone.')).toEqual([
    { is: 'same', text: 'Welds the seam ' },
    { is: 'removed', text: 'under supervision' },
    { is: 'added', text: 'alone' },
    { is: 'same', text: '.' },
  ]);
});

test('the same text is one part, and nothing is none', () => {
  expect(wordParts('Prüft es', 'Prüft es')).toEqual([{ is: 'same', text: 'Prüft es' }]);
  expect(wordParts('', '')).toEqual([]);
});

test.each(Array.from({ length: 50 }, (_, seed) => seed))('the parts make both texts again (%i)', (seed) => {
  const random = createRandom(seed, 'words');
  const words = ['a', 'b', ' ', ' ', '.', 'Größe', '你好', '\n', '👍🏽'];
  const text = (): string => Array.from({ length: random.int(0, 30) }, () => random.pick(words)).join('');
  const [old, now] = [text(), text()];
  const parts = wordParts(old, now);
  expect(side(parts, 'added')).toBe(old);
  expect(side(parts, 'removed')).toBe(now);
});

test('two long texts that share nothing are told apart without comparing every pair of words', () => {
  const text = (word: string): string => Array.from({ length: 1300 }, (_, index) => `${word}${index}`).join(' ');
  const parts = wordParts(text('a'), text('b'));
  expect(parts.map(({ is }) => is)).toEqual(['removed', 'added']);
});
