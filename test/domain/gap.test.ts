import { expect, test } from 'vitest';
import { gapCause, gapCauses, gapSteps } from '../../shared/domain/gap';
import { readyStates, standingStates } from '../../shared/domain/state';

const facts = { isByPrerequisite: false, isTakenBack: false };

test('a state is a gap exactly where something is required and nobody is ready by it, and every cause comes from some state', () => {
  const seen = new Set<string>();
  for (const state of standingStates) {
    for (const isByPrerequisite of [false, true]) {
      for (const isTakenBack of [false, true]) {
        const cause = gapCause({ state, isByPrerequisite, isTakenBack });
        expect([state, cause === null]).toEqual([state, readyStates.has(state) || state === 'notRequired']);
        if (cause !== null) seen.add(cause);
      }
    }
  }
  expect(seen).toEqual(new Set(gapCauses));
});

test('a suspension that was signed and one by what must be held before are two causes', () => {
  expect(gapCause({ ...facts, state: 'suspended' })).toBe('suspended');
  expect(gapCause({ ...facts, state: 'suspended', isByPrerequisite: true })).toBe('prerequisiteLapsed');
});

test('a gap is counted in levels of the scale, whatever number the lowest has', () => {
  expect(gapSteps([1, 2, 3], 3, 1)).toBe(2);
  expect(gapSteps([1, 2, 3], 2, null)).toBe(2);
  expect(gapSteps([0, 1, 2, 3, 4], 2, null)).toBe(3);
  expect(gapSteps([0, 4, 8], 8, 0)).toBe(2);
  expect(gapSteps([1, 2, 3], 2, 3)).toBe(0);
});
