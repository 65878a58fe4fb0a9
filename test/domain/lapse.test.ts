import { expect, test } from 'vitest';
import { readyUntil } from '../../shared/domain/lapse';

test('an unbroken run of ready days ends before the first day that is not ready', () => {
  const run = [
    { from: '2025-01-01', until: '2025-03-31', state: 'neverAssessed' as const },
    { from: '2025-04-01', until: '2026-01-31', state: 'qualified' as const },
    { from: '2026-02-01', until: '2026-04-01', state: 'expiring' as const },
    { from: '2026-04-02', until: null, state: 'expired' as const },
  ];
  expect(readyUntil(run)).toEqual([null, '2026-04-01', '2026-04-01', null]);
});

test('a run that ends because nothing is required any more does not lapse', () => {
  const gap = [
    { from: '2025-01-01', until: '2025-06-30', state: 'qualified' as const },
    { from: '2025-07-02', until: null, state: 'expired' as const },
  ];
  expect(readyUntil(gap)).toEqual([null, null]);
  expect(readyUntil([{ from: '2025-01-01', until: '2025-06-30', state: 'qualified' }])).toEqual([null]);
  expect(readyUntil([{ from: '2025-01-01', until: null, state: 'qualified' }])).toEqual([null]);
});

test('readiness that is lost, won again and lost again has an end for each run', () => {
  const twice = [
    { from: '2025-01-01', until: '2025-01-31', state: 'qualified' as const },
    { from: '2025-02-01', until: '2025-02-28', state: 'expired' as const },
    { from: '2025-03-01', until: '2025-03-31', state: 'exempt' as const },
    { from: '2025-04-01', until: null, state: 'belowLevel' as const },
  ];
  expect(readyUntil(twice)).toEqual(['2025-01-31', null, '2025-03-31', null]);
});
