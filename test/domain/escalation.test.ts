import { expect, test } from 'vitest';
import { escalatedIfDueBy, escalatedTo, escalationOn } from '../../shared/domain/escalation';

const steps = { lineManagerAfterDays: 7, siteHeadAfterDays: 21 };

test('a duty goes to the line manager on the seventh day overdue and to the head on the twenty-first, on that very day', () => {
  // Due on 2026-03-01: seven days later is 2026-03-08, twenty-one days later 2026-03-22.
  const on = (day: string) => escalationOn('2026-03-01', day, steps);
  expect(['2026-02-28', '2026-03-01', '2026-03-07', '2026-03-08', '2026-03-21', '2026-03-22', '2027-01-01'].map(on)).toEqual([
    'owner',
    'owner',
    'owner',
    'lineManager',
    'lineManager',
    'siteHead',
    'siteHead',
  ]);
  expect(escalationOn(null, '2026-03-22', steps)).toBe('owner');
});

test('what is asked of a list by due days is the same rule', () => {
  for (const [day, due] of [
    ['2026-03-08', '2026-03-01'],
    ['2026-03-07', '2026-02-28'],
  ] as const) {
    expect(escalatedIfDueBy(day, steps).lineManager).toBe(due);
    expect(escalationOn(due, day, steps)).toBe('lineManager');
  }
  expect(escalatedIfDueBy('2026-03-22', steps).siteHead).toBe('2026-03-01');
});

test('it goes up the owner’s own line, names nobody twice and ends in a circle', () => {
  const managers: Readonly<Record<string, string>> = { pia: 'mia', mia: 'max', max: 'sue', ann: 'bob', bob: 'ann' };
  const to = (level: 'owner' | 'lineManager' | 'siteHead', owner: string) => escalatedTo(level, owner, (id) => managers[id] ?? null);
  expect([to('owner', 'pia'), to('lineManager', 'pia'), to('siteHead', 'pia')]).toEqual([['pia'], ['pia', 'mia'], ['pia', 'mia', 'sue']]);
  expect(to('siteHead', 'max')).toEqual(['max', 'sue']);
  expect(to('siteHead', 'sue')).toEqual(['sue']);
  expect(to('siteHead', 'ann')).toEqual(['ann', 'bob']);
});
