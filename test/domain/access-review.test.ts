import { expect, test } from 'vitest';
import { nextReview } from '../../shared/domain/access-review';

const site = { lastCompleteOn: null, madeOn: '2026-01-31', isOneOpen: false };

test('the first review is due half a year after the site was made, on the last day where that month is too short', () => {
  expect(nextReview({ ...site, madeOn: '2025-08-31' }, '2025-09-01').dueOn).toBe('2026-02-28');
  expect(nextReview(site, '2026-02-01')).toEqual({ dueOn: '2026-07-31', state: 'later' });
});

test('it is announced thirty days before, and overdue from the day after', () => {
  expect(nextReview(site, '2026-06-30').state).toBe('later');
  expect(nextReview(site, '2026-07-01').state).toBe('soon');
  expect(nextReview(site, '2026-07-31').state).toBe('soon');
  expect(nextReview(site, '2026-08-01').state).toBe('overdue');
});

test('a complete review begins the half year anew', () => {
  expect(nextReview({ ...site, lastCompleteOn: '2026-07-15' }, '2026-08-01')).toEqual({ dueOn: '2027-01-15', state: 'later' });
});

test('one that awaits another reviewer is no complete one', () => {
  expect(nextReview({ ...site, isOneOpen: true }, '2026-03-01').state).toBe('awaitsAnother');
  expect(nextReview({ ...site, isOneOpen: true }, '2026-08-01').state).toBe('overdue');
});
