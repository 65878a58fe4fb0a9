import { expect, test } from 'vitest';
import type { ValidityRule, ValidityTerms } from '../../shared/contract/validity';
import { localDate } from '../../shared/domain/calendar';
import { standingOn, type AssessedFact, type StandingFacts } from '../../shared/domain/standing';
import { standingTimeline } from '../../shared/domain/standing-timeline';

const shown = (performedOn: string, order: number, part: Partial<AssessedFact> = {}): AssessedFact => ({
  assessmentId: `a${order}`,
  level: 2,
  outcome: 'competent',
  performedOn,
  order,
  shown: { kind: 'practical', standsFor: [], methods: ['simulation'], assessors: ['ada'], isAbnormal: false },
  ...part,
});
const terms = (part: Partial<ValidityTerms>): ValidityTerms => ({ rules: [], renewalWindowDays: 0, graceDays: 0, currency: null, ...part });
const facts = (days: readonly string[], rule: ValidityRule | null, part: Partial<ValidityTerms> = {}): StandingFacts => ({
  lines: [
    {
      requirementId: 'q',
      origin: { kind: 'role', id: 'r' },
      level: 2,
      validityMonths: null,
      isMandatory: true,
      from: '2023-01-01',
      to: null,
    },
  ],
  assessments: days.map((day, index) => shown(day, index + 1)),
  validityMonths: null,
  validity: terms({ rules: rule === null ? [] : [{ level: null, rule }], ...part }),
  expiringDays: 1,
});
/** Last days of what is held, one after another, as they are known on the day of each result. */
const lastDays = (of: StandingFacts): (string | null)[] =>
  of.assessments.map(
    ({ performedOn }, index) => standingOn({ ...of, assessments: of.assessments.slice(0, index + 1) }, performedOn).lastDay,
  );

test('31 January 2026 and one month is 28 February 2026, and 29 February in 2028', () => {
  const month: ValidityRule = { kind: 'months', months: 1 };
  expect(lastDays(facts(['2026-01-31'], month))).toEqual(['2026-02-28']);
  expect(lastDays(facts(['2028-01-31'], month))).toEqual(['2028-02-29']);
  // Renewed each time on its last day: it goes on from there, and does not go back to the 31st.
  expect(lastDays(facts(['2026-01-31', '2026-02-28', '2026-03-28'], month, { renewalWindowDays: 5 }))).toEqual([
    '2026-02-28',
    '2026-03-28',
    '2026-04-28',
  ]);
});

test('29 February 2024 and twelve months is 28 February 2025; four years are 29 February 2028', () => {
  expect(lastDays(facts(['2024-02-29'], { kind: 'months', months: 12 }))).toEqual(['2025-02-28']);
  expect(lastDays(facts(['2024-02-29'], { kind: 'months', months: 48 }))).toEqual(['2028-02-29']);
});

test('an anniversary of 29 February is 28 February in common years and 29 February again in 2028', () => {
  const yearly = facts(
    ['2024-02-29', '2025-02-20', '2026-02-28', '2027-02-01', '2028-02-29'],
    { kind: 'anniversary', years: 1 },
    { renewalWindowDays: 30 },
  );
  expect(lastDays(yearly)).toEqual(['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29', '2029-02-28']);
});

test('shown again long before its anniversary of 10 March, it still ends on the next one and never holds longer than the year', () => {
  // 1 September 2024 lies between the anniversaries of 2024 and 2025: a year from it at the latest is 10 March 2025.
  expect(lastDays(facts(['2024-03-10', '2024-09-01'], { kind: 'anniversary', years: 1 }, { renewalWindowDays: 60 }))).toEqual([
    '2025-03-10',
    '2025-03-10',
  ]);
  // A day too late: a new chain begins on 11 March 2025.
  expect(lastDays(facts(['2024-03-10', '2025-03-11'], { kind: 'anniversary', years: 1 }, { renewalWindowDays: 60 }))).toEqual([
    '2025-03-10',
    '2026-03-11',
  ]);
});

test('the end of the month six months after 31 August 2023 is 29 February 2024, after 1 September 2026 31 March 2027', () => {
  expect(lastDays(facts(['2023-08-31'], { kind: 'endOfMonth', months: 6 }))).toEqual(['2024-02-29']);
  expect(lastDays(facts(['2026-09-01'], { kind: 'endOfMonth', months: 6 }))).toEqual(['2027-03-31']);
});

test('31 December: what is shown on 30 December 2026 ends the next day, on 31 December 2026 a year later', () => {
  const yearEnd: ValidityRule = { kind: 'calendarDate', month: 12, day: 31, years: 0 };
  expect(lastDays(facts(['2026-12-30'], yearEnd))).toEqual(['2026-12-31']);
  expect(lastDays(facts(['2026-12-31'], yearEnd))).toEqual(['2027-12-31']);
  expect(lastDays(facts(['2027-01-01'], yearEnd))).toEqual(['2027-12-31']);
  expect(standingTimeline(facts(['2026-12-30'], yearEnd)).map(({ from, state }) => `${from} ${state}`)).toEqual([
    '2023-01-01 neverAssessed',
    '2026-12-30 expiring',
    '2027-01-01 expired',
  ]);
});

test('renewed on 10 February 2026 in the 30 days before 10 March it holds to 10 March 2027, a day earlier from its own day', () => {
  const yearly: ValidityRule = { kind: 'months', months: 12 };
  // 10 March 2026 less 30 days is 8 February 2026: February has 28 days.
  expect(lastDays(facts(['2025-03-10', '2026-02-08'], yearly, { renewalWindowDays: 30 }))).toEqual(['2026-03-10', '2027-03-10']);
  expect(lastDays(facts(['2025-03-10', '2026-02-07'], yearly, { renewalWindowDays: 30 }))).toEqual(['2026-03-10', '2027-02-07']);
  expect(lastDays(facts(['2025-03-10', '2026-03-11'], yearly, { renewalWindowDays: 30 }))).toEqual(['2026-03-10', '2027-03-11']);
});

test('grace of 30 days after 31 January 2028 ends on 1 March 2028, over the leap day', () => {
  const of = facts(['2027-01-31'], { kind: 'months', months: 12 }, { graceDays: 30 });
  expect(
    standingTimeline(of)
      .slice(1)
      .map(({ from, state, lastDay }) => [from, state, lastDay]),
  ).toEqual([
    ['2027-01-31', 'qualified', '2028-01-31'],
    ['2028-01-30', 'expiring', '2028-01-31'],
    ['2028-02-01', 'inGrace', '2028-03-01'],
    ['2028-03-02', 'expired', null],
  ]);
});

test('practice of 30 January 2028 counts for 30 days, through 28 February 2028; done again in the gap it is current at once', () => {
  const of: StandingFacts = {
    ...facts(['2027-12-01'], null, { currency: { count: 2, withinDays: 30 } }),
    performances: [
      { performedOn: '2028-01-10', count: 1 },
      { performedOn: '2028-01-30', count: 2 },
      { performedOn: '2028-03-05', count: 2 },
    ],
  };
  // Fresh for 30 days, through 30 December 2027; then one of 10 January is one too few.
  expect(
    standingTimeline(of)
      .slice(1)
      .map(({ from, state }) => [from, state]),
  ).toEqual([
    ['2027-12-01', 'qualified'],
    ['2027-12-31', 'currencyLapsed'],
    ['2028-01-30', 'qualified'],
    ['2028-02-29', 'currencyLapsed'],
    ['2028-03-05', 'qualified'],
    ['2028-04-04', 'currencyLapsed'],
  ]);
});

test('a changed procedure of 1 April ends what was shown until 31 March, and not what is shown on the day itself', () => {
  const rule: ValidityRule = { kind: 'event', events: ['procedureChanged'] };
  const events = [{ kind: 'procedureChanged', on: '2026-04-01' }];
  expect(standingOn({ ...facts(['2026-03-31'], rule), events }, '2026-03-31').lastDay).toBe('2026-03-31');
  expect(standingOn({ ...facts(['2026-03-31'], rule), events }, '2026-04-01').state).toBe('expired');
  expect(standingOn({ ...facts(['2026-04-01'], rule), events }, '2026-04-01')).toMatchObject({ state: 'qualified', lastDay: null });
});

test('an incident leaves no grace: of the 30 days after 31 May one of 10 June leaves nine, and one before the end none', () => {
  const rules: ValidityTerms['rules'] = [
    { level: null, rule: { kind: 'months', months: 12 } },
    { level: null, rule: { kind: 'event', events: ['incident'] } },
  ];
  const of = facts(['2025-05-31'], null, { rules, graceDays: 30 });
  const states = (on: string) =>
    standingTimeline({ ...of, events: [{ kind: 'incident', on }] }).flatMap(({ from, state }) =>
      from < '2026-01-01' ? [] : [[from, state]],
    );
  const warned = (from: string) => [from, 'expiring'];
  // Shown a day ahead, as everywhere in this file.
  expect(states('2026-06-10')).toEqual([warned('2026-05-30'), ['2026-06-01', 'inGrace'], ['2026-06-10', 'expired']]);
  expect(states('2026-07-01')).toEqual([warned('2026-05-30'), ['2026-06-01', 'inGrace'], ['2026-07-01', 'expired']]);
  expect(states('2026-05-10')).toEqual([warned('2026-05-08'), ['2026-05-10', 'expired']]);
  expect(states('2026-06-01')).toEqual([warned('2026-05-30'), ['2026-06-01', 'expired']]);
});

test('what it rests on grows too old before the rule ends it: renewed in the window of the earlier end it counts from that', () => {
  const part = { kinds: ['practical' as const], count: 1, differentAssessors: false, underAbnormal: 0, maxAgeMonths: 6 };
  const of: StandingFacts = {
    ...facts(['2026-01-15', '2026-07-01'], { kind: 'months', months: 12 }, { renewalWindowDays: 30 }),
    sufficiency: { levels: [{ level: 2, parts: [part], withinMonths: null, secondAssessor: false }], notSole: [], isCovered: false },
  };
  // Six months of 15 January are 15 July: the renewal of 1 July counts from there, and is itself six months young until 1 January.
  expect(standingOn(of, '2026-07-01')).toMatchObject({ lastDay: '2027-01-01' });
  expect(standingOn(of, '2027-01-02')).toMatchObject({ state: 'evidenceInsufficient' });
});

test('a result entered a month late changes what is derived from its own day on, and of two on one day the later entry counts', () => {
  const before = facts(['2026-01-10'], { kind: 'months', months: 3 });
  expect(standingOn(before, '2026-04-20').state).toBe('expired');
  // Performed on 1 April, in the log a month later: 1 April and three months is 1 July.
  const late = { ...before, assessments: [...before.assessments, shown('2026-04-01', 900)] };
  expect(standingOn(late, '2026-04-20')).toMatchObject({ state: 'qualified', lastDay: '2026-07-01' });
  expect(standingOn(late, '2026-03-31')).toEqual(standingOn(before, '2026-03-31'));
  const failedAfter = { ...late, assessments: [...late.assessments, shown('2026-04-01', 901, { outcome: 'notYetCompetent' })] };
  const failedBefore = { ...late, assessments: [...late.assessments, shown('2026-04-01', 899, { outcome: 'notYetCompetent' })] };
  expect(standingOn(failedAfter, '2026-04-01').state).toBe('belowLevel');
  expect(standingOn(failedBefore, '2026-04-01').state).toBe('qualified');
});

test('today is the date of the site: 00:30 UTC is the same day in Berlin and the day before in New York', () => {
  const moment = new Date('2026-03-29T00:30:00.000Z');
  const [berlin, newYork] = [localDate(moment, 'Europe/Berlin'), localDate(moment, 'America/New_York')];
  expect([berlin, newYork]).toEqual(['2026-03-29', '2026-03-28']);
  // Six months of 28 September 2025 are 28 March 2026: a site whose zone is changed from the one to the other has that day once more.
  const of = facts(['2025-09-28'], { kind: 'months', months: 6 });
  expect([berlin, newYork].map((today) => standingOn(of, today).state)).toEqual(['expired', 'expiring']);
});

test('a site moved from Berlin to Auckland has another today at once, and no other last day: 28 February stays 28 February', () => {
  const of = facts(['2026-01-31'], { kind: 'months', months: 1 });
  // 23:30 in Berlin, 11:30 of the next day in Auckland, thirteen hours ahead of UTC in summer.
  const moment = new Date('2026-02-28T22:30:00.000Z');
  const standingIn = (zone: string) => standingOn(of, localDate(moment, zone));
  expect([localDate(moment, 'Europe/Berlin'), localDate(moment, 'Pacific/Auckland')]).toEqual(['2026-02-28', '2026-03-01']);
  expect(standingIn('Europe/Berlin')).toMatchObject({ state: 'expiring', lastDay: '2026-02-28' });
  expect(standingIn('Pacific/Auckland').state).toBe('expired');
});

test('02:30 on the day the clocks go forward does not exist in Berlin; half an hour before and after are both 29 March 2026', () => {
  // Clocks go from 01:59:59 to 03:00:00 at 01:00 UTC; back from 02:59:59 to 02:00:00 at 01:00 UTC on 25 October.
  expect(
    ['2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z', '2026-03-29T21:59:59Z'].map((at) => localDate(new Date(at), 'Europe/Berlin')),
  ).toEqual(Array(3).fill('2026-03-29'));
  expect(localDate(new Date('2026-03-29T22:00:00Z'), 'Europe/Berlin')).toBe('2026-03-30');
  // 02:30 comes twice in October, an hour apart, on one day.
  expect(['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((at) => localDate(new Date(at), 'Europe/Berlin'))).toEqual(
    Array(2).fill('2026-10-25'),
  );
  // The day has 25 hours: it ends at 23:00 UTC and not at 22:00.
  expect(localDate(new Date('2026-10-25T22:30:00Z'), 'Europe/Berlin')).toBe('2026-10-25');
});
