import { expect, test } from 'vitest';
import { mostAtOnce, type SupervisedSpan } from '../../shared/domain/supervision';
import { createRandom } from '../../shared/domain/sample/random';

const minute = (n: number): string => new Date(Date.UTC(2026, 2, 14) + n * 60_000).toISOString();

test('the most people at a time are as many as walking through every minute finds, in a thousand random shifts', () => {
  const random = createRandom(20261122, 'supervision');
  let crowded = 0;
  for (let round = 0; round < 1000; round += 1) {
    const spans = Array.from({ length: random.int(0, 8) }, (): SupervisedSpan & { from: number; to: number } => {
      const from = random.int(0, 80);
      const to = from + random.int(1, 40);
      return { personId: `p${random.int(1, 5)}`, from, to, fromAt: minute(from), toAt: minute(to) };
    });
    const from = random.int(0, 60);
    const to = from + random.int(1, 60);
    const most = mostAtOnce(spans, { fromAt: minute(from), toAt: minute(to) });
    let expected = 0;
    let firstAt = from;
    for (let at = from; at < to; at += 1) {
      const present = new Set(spans.filter((span) => span.from <= at && at < span.to).map(({ personId }) => personId));
      if (present.size > expected) [expected, firstAt] = [present.size, at];
    }
    expect(most.count, JSON.stringify(spans)).toBe(expected);
    expect(most.at).toBe(minute(firstAt));
    expect(most.personIds).toHaveLength(expected);
    if (expected > 2) crowded += 1;
  }
  expect(crowded).toBeGreaterThan(100);
});

test('a span that ends when another begins does not overlap it', () => {
  const spans = [
    { personId: 'a', fromAt: minute(0), toAt: minute(10) },
    { personId: 'b', fromAt: minute(10), toAt: minute(20) },
  ];
  expect(mostAtOnce(spans, { fromAt: minute(0), toAt: minute(20) }).count).toBe(1);
});
