import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amendCodes, checkAuthority, isRatingChanged, type Rated } from '../../shared/domain/rating-change';

const rated: Rated = {
  kind: 'practical',
  level: 2,
  outcome: 'competent',
  steps: [
    { stepId: 'a', result: 'met' },
    { stepId: 'b', result: 'notMet' },
  ],
  ratings: [{ indicatorId: 'i', rating: 'shown' }],
  questions: [{ kind: 'oral', question: 'Which valve?', isCritical: false, result: 'met' }],
  knowledge: { questionSetId: 'Q1', score: 18, maxScore: 20, passMark: 16 },
};
const [question] = rated.questions;
if (question === undefined || rated.knowledge === null) throw new Error('there is nothing to change');
const { knowledge } = rated;

test.each<[string, Partial<Rated>]>([
  ['the kind', { kind: 'observation' }],
  ['the level', { level: 3 }],
  ['the outcome', { outcome: 'notYetCompetent' }],
  [
    'two results that change places',
    {
      steps: [
        { stepId: 'a', result: 'notMet' },
        { stepId: 'b', result: 'met' },
      ],
    },
  ],
  ['a step less', { steps: rated.steps.slice(1) }],
  ['an indicator', { ratings: [{ indicatorId: 'i', rating: 'partly' }] }],
  ['the result of a question', { questions: [{ ...question, result: 'notMet' }] }],
  ['the weight of a question', { questions: [{ ...question, isCritical: true }] }],
  ['the wording of a question', { questions: [{ ...question, question: 'Which pump?' }] }],
  ['a question more', { questions: [question, question] }],
  ['the score', { knowledge: { ...knowledge, score: 17 } }],
  ['the pass mark', { knowledge: { ...knowledge, passMark: 15 } }],
  ['no points at all', { knowledge: null }],
])('%s changes what was judged', (_what, part) => {
  expect(isRatingChanged(rated, { ...rated, ...part })).toBe(true);
});

test('what is said around the results, and the order they are told in, changes nothing', () => {
  const same = {
    ...rated,
    steps: rated.steps.toReversed().map((step) => ({ ...step, note: 'seen twice', doneAt: '2026-03-14T09:00:00.000Z' })),
    ratings: rated.ratings.map((one) => ({ ...one, note: 'quietly', text: 'speaks up' })),
    questions: [{ ...question, question: ' Which valve? ', answer: 'the red one' }],
  };
  expect(isRatingChanged(rated, same)).toBe(false);
});

test('a changed rating is let through with both code and authoriser alone, any other with neither', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.constantFrom(null, ...amendCodes), fc.boolean(), (isChanged, amendCode, isAuthorised) => {
      const answer = checkAuthority(isChanged, { amendCode, isAuthorised });
      expect(answer.ok).toBe(isChanged ? amendCode !== null && isAuthorised : amendCode === null && !isAuthorised);
    }),
  );
});
