import { expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar';
import { lastPerformedOn, performancesIn, performancesWithinMonths } from '../../shared/domain/performances';
import { createRandom } from '../../shared/domain/sample/random';

test('what was done in a period is what going through it day by day counts, in a thousand random logs', () => {
  const random = createRandom(20261122, 'performances');
  for (let round = 0; round < 1000; round += 1) {
    const log = Array.from({ length: random.int(0, 12) }, () => ({
      performedOn: addDays('2026-01-01', random.int(0, 40)),
      count: random.int(1, 4),
    }));
    const from = addDays('2026-01-01', random.int(-3, 40));
    const to = addDays(from, random.int(-2, 20));
    let expected = 0;
    let last: string | null = null;
    for (let day = '2025-12-01'; day <= to; day = addDays(day, 1)) {
      const onThatDay = log.filter(({ performedOn }) => performedOn === day);
      if (onThatDay.length > 0) last = day;
      if (day >= from) expected += onThatDay.reduce((sum, { count }) => sum + count, 0);
    }
    expect(performancesIn(log, from, to)).toBe(expected);
    expect(lastPerformedOn(log, to)).toBe(last);
  }
});

test('three performances within six months are three; one on the same day six months before is not within', () => {
  const log = ['2025-11-14', '2025-11-15', '2026-02-28', '2026-05-14'].map((performedOn) => ({ performedOn, count: 1 }));
  expect(performancesWithinMonths(log, 6, '2026-05-14')).toBe(3);
  expect(performancesWithinMonths(log, 6, '2026-05-13')).toBe(3);
  expect(performancesWithinMonths(log, 12, '2026-05-14')).toBe(4);
  expect(performancesWithinMonths(log, 6, '2026-08-31')).toBe(1);
});
