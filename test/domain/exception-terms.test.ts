import { expect, test } from 'vitest';
import {
  checkBegin,
  checkDays,
  exceptionStateOn,
  lastDayOfException,
  overlaps,
  type SignedSpan,
} from '../../shared/domain/exception-terms';
import { byResultsAlone, movableEnd } from '../../shared/domain/movable-end';
import type { AssessedFact, StandingFacts } from '../../shared/domain/standing';

const span = (part: Partial<SignedSpan> = {}): SignedSpan => ({
  kind: 'waiver',
  from: '2026-03-01',
  to: '2026-03-31',
  endedFrom: null,
  ...part,
});

const moments = [
  ['before its first day', span(), '2026-02-28', 'toCome'],
  ['on its first day', span(), '2026-03-01', 'inForce'],
  ['on its last day', span(), '2026-03-31', 'inForce'],
  ['the day after', span(), '2026-04-01', 'expired'],
  ['without a last day', span({ to: null }), '2099-01-01', 'inForce'],
  ['the day before it was taken back', span({ endedFrom: '2026-03-10' }), '2026-03-09', 'inForce'],
  ['from the day on which it was taken back', span({ endedFrom: '2026-03-10' }), '2026-03-10', 'ended'],
  ['after its last day where it was taken back before', span({ endedFrom: '2026-03-10' }), '2026-05-01', 'ended'],
  ['taken back before it began', span({ endedFrom: '2026-02-20' }), '2026-03-05', 'ended'],
] as const;

test('it is to come before its first day, in force through its last, then expired, and ended from the day on which somebody ended it', () => {
  for (const [when, one, day, state] of moments) expect(exceptionStateOn(one, day), when).toBe(state);
});

test('the last day with effect is the day before it was ended, or its own', () => {
  expect(lastDayOfException(span())).toBe('2026-03-31');
  expect(lastDayOfException(span({ endedFrom: '2026-03-01' }))).toBe('2026-02-28');
  expect(lastDayOfException(span({ to: null, endedFrom: '2026-03-10' }))).toBe('2026-03-09');
  expect(lastDayOfException(span({ to: null }))).toBeNull();
});

test('two overlap when they share a day, and one that never had effect overlaps nothing', () => {
  expect(overlaps(span(), '2026-03-31', '2026-04-30')).toBe(true);
  expect(overlaps(span(), '2026-04-01', '2026-04-30')).toBe(false);
  expect(overlaps(span(), '2026-01-01', '2026-03-01')).toBe(true);
  expect(overlaps(span(), '2026-01-01', '2026-02-28')).toBe(false);
  expect(overlaps(span({ to: null }), '2030-01-01', null)).toBe(true);
  expect(overlaps(span({ endedFrom: '2026-03-01' }), '2026-01-01', null)).toBe(false);
});

test('a day a year ahead is the last on which something may begin, leap day or not', () => {
  // 366 days after 14 March 2026, a year without 29 February, is 15 March 2027; after 14 March 2027, across 29 February 2028, 14 March 2028.
  expect(checkBegin('2027-03-15', '2026-03-14').ok).toBe(true);
  expect(checkBegin('2027-03-16', '2026-03-14')).toMatchObject({ failure: { code: 'TooFarAhead', data: { latest: '2027-03-15' } } });
  expect(checkBegin('2028-03-14', '2027-03-14').ok).toBe(true);
  expect(checkBegin('2028-03-15', '2027-03-14')).toMatchObject({ failure: { code: 'TooFarAhead', data: { latest: '2028-03-14' } } });
});

test('a limit of days counts the first one: thirty from 31 January end on 1 March, in a leap year on 29 February', () => {
  expect(checkDays('2027-01-31', '2027-03-01', 30, '2026-12-01').ok).toBe(true);
  expect(checkDays('2027-01-31', '2027-03-02', 30, '2026-12-01')).toMatchObject({ failure: { data: { latest: '2027-03-01', days: 30 } } });
  expect(checkDays('2028-01-31', '2028-02-29', 30, '2027-12-01').ok).toBe(true);
  expect(checkDays('2028-01-31', '2028-03-01', 30, '2027-12-01')).toMatchObject({ failure: { data: { latest: '2028-02-29' } } });
});

const shown = { kind: 'practical', standsFor: [], methods: ['simulation'], assessors: ['u'], isAbnormal: false } as const;
const result = (performedOn: string, part: Partial<AssessedFact> = {}): AssessedFact => ({
  assessmentId: performedOn,
  level: 2,
  outcome: 'competent',
  performedOn,
  order: 1,
  shown,
  ...part,
});
const facts = (assessments: readonly AssessedFact[], part: Partial<StandingFacts> = {}): StandingFacts => ({
  lines: [
    {
      requirementId: 'r',
      origin: { kind: 'role', id: 'worker' },
      level: 2,
      validityMonths: null,
      isMandatory: true,
      from: '2020-01-01',
      to: null,
    },
  ],
  assessments,
  validityMonths: 12,
  expiringDays: 30,
  ...part,
});
const today = '2026-03-14';

test('what an extension would move is the end of the newest result at the level that is required', () => {
  expect(movableEnd(facts([result('2025-02-01'), result('2026-01-15')]), today)).toEqual({
    assessmentId: '2026-01-15',
    endsOn: '2027-01-15',
  });
  // A lower level shown later holds nothing of what is required.
  expect(movableEnd(facts([result('2025-06-01'), result('2026-01-15', { level: 1 })]), today)).toEqual({
    assessmentId: '2025-06-01',
    endsOn: '2026-06-01',
  });
  expect(movableEnd(facts([result('2026-01-15', { level: 1 })]), today)).toBe('NothingToExtend');
  expect(movableEnd(facts([]), today)).toBe('NothingToExtend');
  expect(movableEnd(facts([result('2026-01-15')], { validityMonths: null }), today)).toBe('NoEnd');
  const failed = result('2026-02-01', { outcome: 'notYetCompetent' });
  expect(movableEnd(facts([result('2026-01-15'), failed]), today)).toBe('NothingToExtend');
});

test('by results alone neither grace, lack of practice, what must come before nor an exception moves an end, in later revisions too', () => {
  const validity = { rules: [], renewalWindowDays: 0, graceDays: 30, currency: { count: 5, withinDays: 30 } };
  const prerequisites = [{ level: 2, rule: 'all' as const, count: 1, of: [{ competencyId: 'other', level: 1 }] }];
  const exceptions = [{ exceptionId: 'x', kind: 'suspension' as const, from: '2026-02-01', to: null, concernsId: null, order: 9 }];
  const conditions = { validity, prerequisites };
  const revisions = [{ from: '2026-06-01', validityMonths: 12, levels: null, ...conditions }];
  const all = facts([result('2026-01-15')], { ...conditions, exceptions });
  const revised = facts([result('2026-01-15')], { revisions });
  const end = { assessmentId: '2026-01-15', endsOn: '2027-01-15' };
  expect(movableEnd(byResultsAlone(all, null), today)).toEqual(end);
  expect(movableEnd(byResultsAlone(revised, null), today)).toEqual(end);
  expect(movableEnd(byResultsAlone(all, '2026-01-15'), today)).toBe('NothingToExtend');
  expect(movableEnd(byResultsAlone(all, '2026-01-14'), today)).toEqual(end);
});
