import { describe, expect, test } from 'vitest';
import { difDecision, difPath, isToBeReviewed, trainingOf } from '../../../shared/domain/framework/dif';

/** Each line: difficulty; then for importance 1–2 and 3–5 the outcome at frequency 1, 2, 3, 4, 5. T train, O overtrain, – no formal training. */
const table = `
  1 | - - - - - | T T T - -
  2 | - - - - - | T T T - -
  3 | - - - T T | O O T T T
  4 | - - T T T | O O T T T
  5 | - - T T T | O O T T T`;
const outcomes: Readonly<Record<string, string>> = { T: 'train', O: 'overtrain', '-': 'noFormalTraining' };

describe.each(
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim())),
)('at difficulty %s', (difficulty, low = '', high = '') => {
  test.each([1, 2, 3, 4, 5])('and importance %i each frequency has its outcome', (importance) => {
    const row = (importance >= 3 ? high : low).split(' ').map((mark) => outcomes[mark]);
    expect([1, 2, 3, 4, 5].map((frequency) => difDecision({ difficulty: Number(difficulty), importance, frequency }))).toEqual(row);
  });
});

test('while one rating is missing nothing is decided', () => {
  const ratings = { difficulty: 5, importance: 5, frequency: 1 };
  for (const missing of ['difficulty', 'importance', 'frequency'] as const) expect(difDecision({ ...ratings, [missing]: null })).toBeNull();
});

test('a covered task, or one of grave consequence, is looked at again before it stays without training', () => {
  const plain = { isCovered: false, consequence: 'low' };
  expect(isToBeReviewed('noFormalTraining', plain)).toBe(false);
  expect(isToBeReviewed('noFormalTraining', { ...plain, isCovered: true })).toBe(true);
  expect(isToBeReviewed('noFormalTraining', { ...plain, consequence: 'critical' })).toBe(true);
  expect(isToBeReviewed('train', { isCovered: true, consequence: 'critical' })).toBe(false);
});

test('the way to an outcome is told question by question, as far as it was answered', () => {
  expect(difPath({ difficulty: 3, importance: 3, frequency: 1 })).toEqual([
    { rating: 'difficulty', value: 3, grade: 'moderately' },
    { rating: 'importance', value: 3, grade: 'very' },
    { rating: 'frequency', value: 1, grade: 'not' },
  ]);
  expect(difPath({ difficulty: 5, importance: null, frequency: 5 }).map(({ rating }) => rating)).toEqual(['difficulty']);
  expect(difPath({ difficulty: 5, importance: 2, frequency: 5 })[1]?.grade).toBe('not');
});

test('what somebody decided comes before what the ratings say', () => {
  const ratings = { difficulty: 5, importance: 5, frequency: 1 };
  expect(trainingOf({ ...ratings, decidedTraining: null })).toBe('overtrain');
  expect(trainingOf({ ...ratings, decidedTraining: 'train' })).toBe('train');
  expect(trainingOf({ ...ratings, frequency: null, decidedTraining: 'train' })).toBe('train');
});
