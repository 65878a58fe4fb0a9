import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLate, judge, percentToBeMet, type JudgedStep, type StepResult } from '../../shared/domain/assessment';

const steps = (...marks: readonly string[]): JudgedStep[] =>
  marks.map((mark, index) => ({ ordinal: index + 1, isCritical: mark.endsWith('!'), result: resultByMark[mark.charAt(0)] ?? 'met' }));
const resultByMark: Readonly<Record<string, StepResult>> = { m: 'met', x: 'notMet', n: 'notApplicable' };

test('one critical step that is not met fails the assessment whatever else was met', () => {
  expect(judge(steps('m', 'm', 'x!', 'm', 'm', 'm', 'm', 'm', 'm', 'm'))).toEqual({
    outcome: 'notYetCompetent',
    reasons: ['Step 3 is critical and was not met.', '9 of 10 applicable steps were met.'],
  });
  expect(judge(steps('x!', 'm', 'x!')).reasons[0]).toBe('Steps 1, 3 are critical and were not met.');
});

test('four fifths of the applicable steps are enough, and less is not', () => {
  expect(judge(steps('m!', 'm', 'm', 'm', 'x'))).toEqual({
    outcome: 'competent',
    reasons: ['Every critical step was met.', '4 of 5 applicable steps were met.'],
  });
  expect(judge(steps('m!', 'm', 'm', 'x'))).toEqual({
    outcome: 'notYetCompetent',
    reasons: ['3 of 4 applicable steps were met.', `At least ${percentToBeMet} % of them must be met.`],
  });
});

test('a step that does not apply counts for nothing', () => {
  expect(judge(steps('m', 'n', 'n', 'n', 'n')).outcome).toBe('competent');
  expect(judge(steps('m', 'm', 'm', 'x', 'n')).outcome).toBe('notYetCompetent');
  expect(judge(steps('m', 'm', 'm', 'm', 'n'))).toEqual({ outcome: 'competent', reasons: ['4 of 4 applicable steps were met.'] });
});

test('a critical step that did not apply is named, never counted as met', () => {
  expect(judge(steps('n!', 'm!', 'm')).reasons).toEqual([
    'Every critical step that applied was met.',
    'Step 1 is critical and did not apply.',
    '2 of 2 applicable steps were met.',
  ]);
  expect(judge(steps('n!', 'm')).reasons).toEqual(['Step 1 is critical and did not apply.', '1 of 1 applicable steps were met.']);
});

test('where no step applied nothing was shown', () => {
  expect(judge(steps('n', 'n!')).outcome).toBe('notYetCompetent');
  expect(judge([]).outcome).toBe('notYetCompetent');
});

const anySteps = fc.array(fc.record({ isCritical: fc.boolean(), result: fc.constantFrom<StepResult>('met', 'notMet', 'notApplicable') }), {
  maxLength: 120,
});
const fewFail = fc.array(
  fc.record({ isCritical: fc.constant(false), result: fc.constantFrom<StepResult>('met', 'met', 'met', 'met', 'notMet') }),
  { maxLength: 120 },
);

/** The rule counted by hand: start with what applies, and strike out. */
function countByHand(given: readonly { isCritical: boolean; result: StepResult }[]): string {
  let applicable = 0;
  let missed = 0;
  for (const { isCritical, result } of given) {
    if (result === 'notApplicable') continue;
    applicable += 1;
    if (result === 'met') continue;
    if (isCritical) return 'notYetCompetent';
    missed += 1;
  }
  return applicable > 0 && missed * 5 <= applicable ? 'competent' : 'notYetCompetent';
}

test('the outcome is the one counted by hand, for any checklist', () => {
  fc.assert(
    fc.property(fc.oneof(anySteps, fewFail), (given) => {
      const { outcome, reasons } = judge(given.map((step, index) => ({ ...step, ordinal: index + 1 })));
      expect(outcome).toBe(countByHand(given));
      expect(reasons.length).toBeGreaterThan(0);
    }),
    { numRuns: 400 },
  );
});

test('exactly four fifths pass for every length of checklist', () => {
  for (let fives = 1; fives <= 24; fives += 1) {
    const all = Array.from({ length: fives * 5 }, (_, index) => ({
      ordinal: index + 1,
      isCritical: false,
      result: index < fives ? ('notMet' as const) : ('met' as const),
    }));
    expect(judge(all).outcome).toBe('competent');
    expect(judge(all.map((step) => (step.ordinal === fives + 1 ? { ...step, result: 'notMet' as const } : step))).outcome).toBe(
      'notYetCompetent',
    );
  }
});

const berlin = 'Europe/Berlin';
const at = (performedOn: string, performedTime: string | null, entered: string, hours = 48) =>
  isLate({ performedOn, performedTime }, new Date(entered), berlin, hours);

test('where only the day is known an entry is late from the third day on', () => {
  expect(at('2026-03-12', null, '2026-03-14T22:59:59.999Z')).toBe(false);
  expect(at('2026-03-12', null, '2026-03-14T23:00:00.000Z')).toBe(true);
  expect(at('2026-02-27', null, '2026-03-01T10:00:00.000Z')).toBe(false);
});

test('where the time is known the hours count from it, over a change of the clock too', () => {
  expect(at('2026-03-12', '09:00', '2026-03-14T08:00:00.000Z')).toBe(false);
  expect(at('2026-03-12', '09:00', '2026-03-14T08:00:01.000Z')).toBe(true);
  // The clock of 29 March goes from 02:00 to 03:00: noon of the day after is 47 hours later.
  expect(at('2026-03-28', '12:00', '2026-03-30T10:59:00.000Z')).toBe(false);
  expect(at('2026-03-28', '12:00', '2026-03-30T11:01:00.000Z')).toBe(true);
  expect(at('2026-03-14', '09:00', '2026-03-14T09:30:00.000Z', 1)).toBe(true);
});
