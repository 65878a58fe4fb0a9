import { expect, test } from 'vitest';
import { dueOn, readyUntil } from '../../shared/domain/lapse';

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

test('an assessment is due by the last day that is held, on the days before it and after', () => {
  const lapsed = [
    { from: '2025-01-01', until: '2025-03-31', state: 'neverAssessed' as const },
    { from: '2025-04-01', until: '2026-01-31', state: 'qualified' as const },
    { from: '2026-02-01', until: '2026-04-01', state: 'inGrace' as const },
    { from: '2026-04-02', until: '2026-05-01', state: 'currencyLapsed' as const },
    { from: '2026-05-02', until: null, state: 'expired' as const },
  ];
  expect(dueOn(lapsed)).toEqual([null, '2026-04-01', '2026-04-01', '2026-04-01', '2026-04-01']);
});

test('nothing is due before a suspension or while nothing is asked; what has lapsed after either is due from the day before', () => {
  const broken = [
    { from: '2025-01-01', until: '2025-01-31', state: 'qualified' as const },
    { from: '2025-02-01', until: '2025-02-28', state: 'suspended' as const },
    { from: '2025-03-01', until: '2025-03-31', state: 'expired' as const },
    { from: '2025-06-01', until: '2025-06-30', state: 'expired' as const },
    { from: '2025-07-01', until: '2025-07-31', state: 'waived' as const },
    { from: '2025-08-01', until: null, state: 'expired' as const },
  ];
  expect(dueOn(broken)).toEqual([null, null, '2025-02-28', '2025-05-31', null, '2025-07-31']);
});

test('what has lapsed stays due while it is learned again, and what lapses into training is due by the last day before', () => {
  const relearned = [
    { from: '2025-01-01', until: '2025-01-31', state: 'qualified' as const },
    { from: '2025-02-01', until: '2025-02-28', state: 'expired' as const },
    { from: '2025-03-01', until: '2025-03-31', state: 'trainee' as const, untrained: 'expired' as const },
    { from: '2025-04-01', until: null, state: 'expired' as const },
  ];
  expect(dueOn(relearned)).toEqual(['2025-01-31', '2025-01-31', '2025-01-31', '2025-01-31']);
  expect(dueOn(relearned.filter(({ from }) => from !== '2025-02-01'))).toEqual([null, '2025-02-28', '2025-02-28']);
  expect(dueOn([{ from: '2025-01-01', until: null, state: 'trainee', untrained: 'neverAssessed' }])).toEqual([null]);
  const atOnce = [
    { from: '2025-01-01', until: '2025-01-31', state: 'qualified' as const },
    { from: '2025-02-01', until: null, state: 'trainee' as const, untrained: 'evidenceInsufficient' as const },
  ];
  expect(dueOn(atOnce)).toEqual(['2025-01-31', '2025-01-31']);
});
