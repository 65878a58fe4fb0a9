import { expect, test } from 'vitest';
import { feedbackResults, groupsTooSmall, keptOf, mayAskAgain, type GivenAnswer } from '../../shared/domain/feedback';
import type { IndicatorRating } from '../../shared/domain/judgement';
import { feedbackGroups, type FeedbackGroup } from '../../shared/domain/observation';
import { createRandom } from '../../shared/domain/sample/random';

const answer = (grp: FeedbackGroup, rating: IndicatorRating, indicatorId = 'i'): GivenAnswer => {
  return { grp, respondentUserId: grp === 'manager' ? 'm' : null, indicatorId, rating, comment: null };
};
const none = { peer: 0, subordinate: 0, customer: 0, manager: 0 };

test('a group of four is not shown where five are asked for, and one of five is', () => {
  const four = Array.from({ length: 4 }, () => answer('peer', 'shown'));
  expect(feedbackResults(four, { ...none, peer: 4 }, ['i'], 5)).toEqual([
    { group: 'peer', answers: 4, isShown: false, ratings: [], comments: [] },
  ]);
  const five = [...four, answer('peer', 'notShown')];
  expect(feedbackResults(five, { ...none, peer: 5 }, ['i'], 5)).toEqual([
    {
      group: 'peer',
      answers: 5,
      isShown: true,
      ratings: [{ indicatorId: 'i', counts: { shown: 4, partly: 0, notShown: 1 } }],
      comments: [],
    },
  ]);
});

test('an indicator that too few of a large enough group have seen is not shown', () => {
  const answers = [...Array.from({ length: 4 }, () => answer('peer', 'shown')), answer('peer', 'notSeen')];
  expect(feedbackResults(answers, { ...none, peer: 5 }, ['i'], 5)[0]?.ratings).toEqual([{ indicatorId: 'i', counts: null }]);
  expect(keptOf(answers, { ...none, peer: 5 }, ['i'], 5)).toEqual([]);
});

test('whatever is answered, nothing shown or kept is of fewer than the minimum, and nothing is summed over groups', () => {
  const random = createRandom(20261122, 'feedback');
  let shownOnce = 0;
  for (let round = 0; round < 500; round += 1) {
    const minimum = random.int(3, 6);
    const indicatorIds = ['a', 'b', 'c'];
    const answered = { ...none };
    const answers: GivenAnswer[] = [];
    for (const group of feedbackGroups) {
      answered[group] = random.int(0, 8);
      for (let one = 0; one < answered[group]; one += 1) {
        for (const id of indicatorIds) answers.push(answer(group, random.pick(['shown', 'partly', 'notShown', 'notSeen'] as const), id));
        if (random.chance(0.5))
          answers.push({
            grp: group,
            respondentUserId: group === 'manager' ? 'm' : null,
            indicatorId: null,
            rating: null,
            comment: `${group} says`,
          });
      }
    }
    const results = feedbackResults(answers, answered, indicatorIds, minimum);
    const kept = keptOf(answers, answered, indicatorIds, minimum);
    for (const { group, isShown, ratings, comments } of results) {
      expect(group).not.toBe('manager');
      expect(isShown).toBe(answered[group] >= minimum);
      expect(comments.every((text) => text === `${group} says`)).toBe(true);
      expect(isShown || (ratings.length === 0 && comments.length === 0)).toBe(true);
      for (const { indicatorId, counts } of ratings) {
        const rated = answers.filter((one) => one.grp === group && one.indicatorId === indicatorId && one.rating !== 'notSeen').length;
        expect(counts === null).toBe(rated < minimum);
        if (counts === null) continue;
        shownOnce += 1;
        expect(counts.shown + counts.partly + counts.notShown).toBe(rated);
      }
    }
    for (const group of feedbackGroups) {
      if (group === 'manager') continue;
      const own = kept.filter(({ grp }) => grp === group);
      expect(answered[group] >= minimum || own.length === 0).toBe(true);
      for (const id of indicatorIds) {
        const count = own.filter(({ indicatorId }) => indicatorId === id).length;
        expect(count === 0 || count >= minimum).toBe(true);
      }
    }
    // What is kept comes to the same results as what was answered.
    expect(feedbackResults(kept, answered, indicatorIds, minimum)).toEqual(results);
  }
  expect(shownOnce).toBeGreaterThan(500);
});

test('a group in which nobody could ever be shown is named, but a manager stands alone', () => {
  expect(groupsTooSmall(['peer', 'peer', 'peer', 'customer', 'manager'], 3)).toEqual(['customer']);
});

test('half a year passes before the same is asked again', () => {
  expect(mayAskAgain(['2026-01-01'], '2026-06-29')).toBe(false);
  expect(mayAskAgain(['2026-01-01'], '2026-06-30')).toBe(true);
  expect(mayAskAgain([], '2026-01-01')).toBe(true);
});
