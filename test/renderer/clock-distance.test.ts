import { expect, test } from 'vitest';
import { clockDistance } from '../../renderer/features/clock/clock-distance';

const from = Date.parse('2026-03-14T12:00:00.000Z');

test.each([
  [61_000, '1 minute'],
  [5 * 60_000, '5 minutes'],
  [119 * 60_000, '119 minutes'],
  [120 * 60_000, '2 hours'],
  [47 * 3_600_000, '47 hours'],
  [3 * 86_400_000, '3 days'],
  [800 * 86_400_000, '800 days'],
])('a clock set back by %i ms was set back by %s', (ms, words) => {
  expect(clockDistance(new Date(from).toISOString(), new Date(from - ms).toISOString())).toBe(words);
});
