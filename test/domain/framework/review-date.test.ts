import { expect, test } from 'vitest';
import { reviewDue } from '../../../shared/domain/framework/review-date';

const item = { validFrom: '2025-03-14', lastReviewedOn: null, reviewMonths: 12 };

test('a review is due so many months after the item became as it is, soon from thirty days before and overdue the day after', () => {
  expect(reviewDue(item, '2026-03-14')).toEqual({ seenOn: '2025-03-14', dueOn: '2026-03-14', state: 'soon' });
  expect(reviewDue(item, '2026-03-15').state).toBe('overdue');
  expect(reviewDue(item, '2026-02-12').state).toBe('soon');
  expect(reviewDue(item, '2026-02-11').state).toBe('later');
});

test('what was looked at since counts from that day, and a newer version from its own', () => {
  expect(reviewDue({ ...item, lastReviewedOn: '2025-09-30' }, '2026-03-14')).toMatchObject({
    seenOn: '2025-09-30',
    dueOn: '2026-09-30',
    state: 'later',
  });
  expect(reviewDue({ ...item, lastReviewedOn: '2024-01-01' }, '2026-03-14').seenOn).toBe('2025-03-14');
  expect(reviewDue({ ...item, validFrom: '2025-08-31', reviewMonths: 6 }, '2026-03-01')).toMatchObject({
    dueOn: '2026-02-28',
    state: 'overdue',
  });
});
