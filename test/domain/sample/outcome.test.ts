import { expect, test } from 'vitest';
import { outcomeOfSteps } from '../../../shared/domain/sample/outcome';
import type { StepResult } from '../../../shared/domain/sample/types';

/** Only the first of the steps is critical. */
function outcomeOf(...results: readonly StepResult[]) {
  return outcomeOfSteps(
    results.map((result, index) => ({ ordinal: index + 1, result, note: null })),
    results.map((_, index) => ({ ordinal: index + 1, text: 'Do it', isCritical: index === 0 })),
  );
}

test('a critical step that was not met decides alone', () => {
  expect(outcomeOf('notMet', 'met', 'met', 'met', 'met', 'met', 'met', 'met')).toBe('notYetCompetent');
});

test('a fifth of the steps not met is still competent, more is not', () => {
  expect(outcomeOf('met', 'notMet', 'met', 'met', 'met')).toBe('competent');
  expect(outcomeOf('met', 'notMet', 'met', 'met')).toBe('notYetCompetent');
});

test('steps that did not apply do not count', () => {
  expect(outcomeOf('met', 'notMet', 'notApplicable', 'met', 'met')).toBe('notYetCompetent');
});
