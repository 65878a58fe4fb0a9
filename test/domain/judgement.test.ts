import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgementOf, type IndicatorRating, type Judged } from '../../shared/domain/judgement';
import { outOfOrder } from '../../shared/domain/step-order';

const nothing: Judged = { kind: 'practical', steps: [], knowledge: null, questions: [], ratings: [], decided: null };
const outcomeOf = (part: Partial<Judged>) => judgementOf({ ...nothing, ...part }).outcome;

test('a knowledge check is passed from the pass mark on', () => {
  fc.assert(
    fc.property(fc.nat({ max: 400 }), fc.nat({ max: 400 }), (score, passMark) => {
      const expected = score - passMark >= 0 ? 'competent' : 'notYetCompetent';
      expect(outcomeOf({ kind: 'knowledge', knowledge: { score: score / 4, maxScore: 100, passMark: passMark / 4 } })).toBe(expected);
    }),
  );
  expect(outcomeOf({ kind: 'knowledge' })).toBeNull();
});

/** The rule of an observation, read off its words. */
function byHand(ratings: readonly IndicatorRating[]): string | null {
  if (ratings.length === 0) return null;
  if (ratings.includes('notShown')) return 'notYetCompetent';
  let partlyLeft = 0;
  for (let three = 3; three <= ratings.length; three += 3) partlyLeft += 1;
  for (const rating of ratings) if (rating === 'partly') partlyLeft -= 1;
  if (partlyLeft < 0) return 'notYetCompetent';
  return ratings.every((rating) => rating === 'shown' || rating === 'partly') ? 'competent' : null;
}

test('an observation follows its rule for any ratings, and what was not seen alone is no failure', () => {
  const rating = fc.constantFrom<IndicatorRating>('shown', 'shown', 'shown', 'partly', 'notShown', 'notSeen');
  const mostlyShown = fc.constantFrom<IndicatorRating>('shown', 'shown', 'shown', 'shown', 'partly', 'notSeen');
  fc.assert(
    fc.property(fc.oneof(fc.array(rating, { maxLength: 30 }), fc.array(mostlyShown, { maxLength: 30 })), (ratings) => {
      expect(outcomeOf({ kind: 'observation', ratings: ratings.map((one) => ({ rating: one })) })).toBe(byHand(ratings));
    }),
    { numRuns: 600 },
  );
});

test('one in three may be shown only partly, and not one more', () => {
  const of = (...ratings: IndicatorRating[]) => outcomeOf({ kind: 'observation', ratings: ratings.map((rating) => ({ rating })) });
  expect(of('shown', 'shown', 'partly')).toBe('competent');
  expect(of('shown', 'partly')).toBe('notYetCompetent');
  expect(of('shown', 'shown', 'notSeen')).toBeNull();
  expect(of('shown', 'notShown', 'notSeen')).toBe('notYetCompetent');
});

test('a critical or an abnormal question that was not answered well enough fails every kind, whatever else was reached', () => {
  const passed: readonly Partial<Judged>[] = [
    { kind: 'practical', steps: [{ ordinal: 1, isCritical: true, result: 'met' }] },
    { kind: 'knowledge', knowledge: { score: 10, maxScore: 10, passMark: 1 } },
    { kind: 'observation', ratings: [{ rating: 'shown' }] },
    { kind: 'priorLearning', decided: 'competent' },
  ];
  const anyQuestion = fc.record({
    kind: fc.constantFrom('oral' as const, 'scenario' as const, 'abnormal' as const),
    isCritical: fc.boolean(),
    result: fc.constantFrom('met' as const, 'notMet' as const),
  });
  fc.assert(
    fc.property(fc.constantFrom(...passed), fc.array(anyQuestion, { maxLength: 6 }), (part, questions) => {
      let expected = 'competent';
      for (const question of questions)
        if (question.result === 'notMet') if (question.isCritical || question.kind === 'abnormal') expected = 'notYetCompetent';
      expect(outcomeOf({ ...part, questions })).toBe(expected);
    }),
  );
});

test('a failed critical step fails a practical whatever the sum and the questions', () => {
  const steps = Array.from({ length: 100 }, (_, index) => ({
    ordinal: index + 1,
    isCritical: index === 50,
    result: index === 50 ? ('notMet' as const) : ('met' as const),
  }));
  expect(outcomeOf({ steps, questions: [{ kind: 'oral', isCritical: true, result: 'met' }] })).toBe('notYetCompetent');
});

test('a decision on prior learning is what was decided', () => {
  expect(outcomeOf({ kind: 'priorLearning', decided: 'notYetCompetent' })).toBe('notYetCompetent');
  expect(outcomeOf({ kind: 'priorLearning' })).toBeNull();
});

const anyStep = fc.record({
  result: fc.constantFrom('met' as const, 'notMet' as const, 'notApplicable' as const),
  minute: fc.option(fc.nat({ max: 12 })),
});

test('out of order is whatever stands after a step that was done later, and whatever has no time', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 12 }), (given) => {
      const steps = given.map(({ result, minute }, index) => ({
        ordinal: index + 1,
        result,
        doneAt: minute === null ? null : new Date(Date.UTC(2026, 2, 14, 10, minute)).toISOString(),
      }));
      const expected: number[] = [];
      for (const [at, one] of given.entries()) {
        if (one.result === 'notApplicable') continue;
        let isEarly = one.minute === null;
        for (const before of given.slice(0, at))
          if (before.result !== 'notApplicable' && before.minute !== null && one.minute !== null && before.minute > one.minute)
            isEarly = true;
        if (isEarly) expected.push(at + 1);
      }
      expect(outOfOrder(steps)).toEqual(expected);
    }),
    { numRuns: 400 },
  );
});
