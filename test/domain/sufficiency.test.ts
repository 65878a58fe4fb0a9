import { expect, test } from 'vitest';
import type { Reason } from '../../shared/contract/values';
import { evidenceOn } from '../../shared/domain/evidence-status';
import { standingOn, type AssessedFact, type RequirementLine, type StandingFacts } from '../../shared/domain/standing';
import { standingTimeline } from '../../shared/domain/standing-timeline';
import { standingReasons } from '../../shared/domain/standing-reasons';
import { nothingAsked, type Shown, type SufficiencyTerms } from '../../shared/domain/sufficiency';

const line: RequirementLine = {
  requirementId: 'q',
  origin: { kind: 'role', id: 'fitter' },
  level: 2,
  validityMonths: 24,
  isMandatory: true,
  from: '2025-01-01',
  to: null,
};
const knowledge = { kinds: ['knowledge' as const], count: 1, differentAssessors: false, underAbnormal: 0, maxAgeMonths: null };
const twoPracticals = { ...knowledge, kinds: ['practical' as const], count: 2, differentAssessors: true };
const asks = (...parts: SufficiencyTerms['levels'][number]['parts']): SufficiencyTerms => ({
  ...nothingAsked,
  levels: [{ level: 2, parts, withinMonths: null, secondAssessor: false }],
});
const within = (months: number, terms: SufficiencyTerms): SufficiencyTerms => ({
  ...terms,
  levels: terms.levels.map((entry) => ({ ...entry, withinMonths: months })),
});

let order = 0;
const result = (performedOn: string, shown: Partial<Shown> = {}, part: Partial<AssessedFact> = {}): AssessedFact => {
  order += 1;
  return {
    assessmentId: `${shown.kind ?? 'practical'} ${performedOn}`,
    level: 2,
    outcome: 'competent',
    performedOn,
    order,
    shown: { kind: 'practical', standsFor: [], methods: ['simulation'], assessors: ['ada'], isAbnormal: false, ...shown },
    ...part,
  };
};
const knew = (on: string): AssessedFact => result(on, { kind: 'knowledge', methods: ['written'] });
const failed = (on: string, shown: Partial<Shown> = {}): AssessedFact => result(on, shown, { outcome: 'notYetCompetent' });
const facts = (sufficiency: SufficiencyTerms | null, ...assessments: AssessedFact[]): StandingFacts => ({
  lines: [line],
  assessments,
  validityMonths: null,
  ...(sufficiency === null ? {} : { sufficiency }),
  expiringDays: 30,
});
const states = (of: StandingFacts) => standingTimeline(of).map(({ from, state, lastDay }) => [from, state, lastDay]);
const names = {
  level: (level: number) => `L${level}`,
  origin: () => 'Fitter',
  signer: (id: string) => ({ ada: 'Ada Alder', ben: 'Ben Birch' })[id] ?? id,
};
const texts = (reason: Reason): string[] => [reason.text, ...reason.children.flatMap(texts)];
const why = (of: StandingFacts, day: string) => texts(standingReasons(of, day, names));

test('a level is held from the day on which its mix is whole, by different assessors', () => {
  const all = facts(
    asks(knowledge, twoPracticals),
    knew('2025-02-01'),
    result('2025-03-01'),
    result('2025-04-01'),
    result('2025-05-01', { assessors: ['ben'] }),
  );
  expect(states(all)).toEqual([
    ['2025-01-01', 'neverAssessed', null],
    ['2025-02-01', 'evidenceInsufficient', null],
    ['2025-03-01', 'evidenceInsufficient', null],
    ['2025-04-01', 'evidenceInsufficient', null],
    ['2025-05-01', 'qualified', '2027-05-01'],
    ['2027-04-01', 'expiring', '2027-05-01'],
    ['2027-05-02', 'expired', null],
  ]);
});

test('what lies a day too far apart does not count together', () => {
  const apart = (knewOn: string) => facts(within(3, asks(knowledge, { ...twoPracticals, count: 1 })), knew(knewOn), result('2025-06-10'));
  expect(standingOn(apart('2025-03-10'), '2025-06-10').state).toBe('qualified');
  expect(standingOn(apart('2025-03-09'), '2025-06-10').state).toBe('evidenceInsufficient');
});

test('the level is held no longer than its oldest part stays young enough, whatever the validity', () => {
  const aging = asks({ ...knowledge, maxAgeMonths: 6 }, { ...twoPracticals, count: 1, maxAgeMonths: 12 });
  expect(states(facts(aging, knew('2025-02-01'), result('2025-03-01')))).toEqual([
    ['2025-01-01', 'neverAssessed', null],
    ['2025-02-01', 'evidenceInsufficient', null],
    ['2025-03-01', 'qualified', '2025-08-01'],
    ['2025-07-02', 'expiring', '2025-08-01'],
    ['2025-08-02', 'evidenceInsufficient', null],
    ['2027-03-02', 'expired', null],
  ]);
});

test('of two ways to the level the one that lasts longer counts', () => {
  const either = asks({ ...knowledge, maxAgeMonths: 12 }, { ...knowledge, kinds: ['practical'], maxAgeMonths: 12 });
  const again = facts(either, knew('2025-02-01'), result('2025-02-02'), knew('2025-07-01'));
  expect(standingOn(again, '2025-07-01')).toMatchObject({ state: 'qualified', lastDay: '2026-02-02' });
});

test('a result that takes no part in the mix renews nothing', () => {
  const only = asks(knowledge);
  expect(standingOn(facts(only, knew('2025-02-01'), result('2025-09-01')), '2025-09-01').lastDay).toBe('2027-02-01');
});

test('where a clause says so, observation alone never qualifies, with something else it does', () => {
  const clause: SufficiencyTerms = { ...nothingAsked, notSole: [['observationOnJob', 'workHistory']] };
  const seen = result('2025-02-01', { kind: 'observation', methods: ['observationOnJob'] });
  const history = result('2025-02-02', { kind: 'observation', methods: ['workHistory'] });
  expect(standingOn(facts(clause, seen, history), '2025-03-01').state).toBe('evidenceInsufficient');
  expect(why(facts(clause, seen), '2025-03-01')).toContain(
    'Missing: one result by something else than observation on the job or work performance history, at level L2 or above.',
  );
  expect(standingOn(facts(clause, seen, result('2025-02-03')), '2025-03-01').state).toBe('qualified');
  expect(standingOn(facts(null, seen), '2025-03-01').state).toBe('qualified');
});

test('for a covered task an abnormal condition must have been met', () => {
  const covered: SufficiencyTerms = { ...nothingAsked, isCovered: true };
  expect(standingOn(facts(covered, result('2025-02-01')), '2025-03-01').state).toBe('evidenceInsufficient');
  expect(why(facts(covered, result('2025-02-01')), '2025-03-01')).toContain(
    'Missing: one result under an abnormal condition, at level L2 or above.',
  );
  expect(standingOn(facts(covered, result('2025-02-01', { isAbnormal: true })), '2025-03-01').state).toBe('qualified');
});

test('a requirement adds what it asks for to what the competency does', () => {
  const both = facts(asks(knowledge), knew('2025-02-01'));
  expect(standingOn(both, '2025-03-01').state).toBe('qualified');
  const more = { ...both, lines: [{ ...line, mix: [{ kind: 'observation' as const, count: 1 }] }] };
  expect(standingOn(more, '2025-03-01').state).toBe('evidenceInsufficient');
  expect(why(more, '2025-03-01')).toContain('Missing: one observation, at level L2 or above.');
});

test('a failure takes the level away, and from later mixes only what is of its kind', () => {
  const asked = asks(knowledge, { ...twoPracticals, count: 1 });
  const all = facts(asked, knew('2025-02-01'), result('2025-03-01'), failed('2025-04-01'), result('2025-05-01'));
  expect(states(all).map(([from, state]) => [from, state])).toEqual([
    ['2025-01-01', 'neverAssessed'],
    ['2025-02-01', 'evidenceInsufficient'],
    ['2025-03-01', 'qualified'],
    ['2025-04-01', 'evidenceInsufficient'],
    ['2025-05-01', 'qualified'],
    ['2027-04-01', 'expiring'],
    ['2027-05-02', 'expired'],
  ]);
  expect(why(all, '2025-04-01')).toEqual(
    expect.arrayContaining([
      '2025-03-01: practical, competent at level L2, by Ada Alder; does not count since 2025-04-01: taken away by the assessment of that day, not yet competent at level L2.',
      '2025-02-01: knowledge check, competent at level L2, by Ada Alder; counts.',
      'Missing: one practical, at level L2 or above.',
    ]),
  );
});

test('what stands complete and was taken away by a failure of another kind needs something new', () => {
  const all = facts(asks(knowledge), knew('2025-02-01'), failed('2025-04-01'));
  expect(standingOn(all, '2025-04-01').state).toBe('evidenceInsufficient');
  expect(why(all, '2025-04-01')).toContain('Missing: a new competent result at level L2 of what it asks for, since a later one failed.');
});

test('two ratings asked for: only what two rated counts, and a pair serves as by either of them', () => {
  const terms = asks({ ...twoPracticals, count: 2 });
  const rated = { ...terms, levels: terms.levels.map((entry) => ({ ...entry, secondAssessor: true })) };
  const pair = (on: string) => result(on, { assessors: ['ada', 'ben'] });
  expect(standingOn(facts(rated, result('2025-02-01'), pair('2025-02-02')), '2025-03-01').state).toBe('evidenceInsufficient');
  expect(standingOn(facts(rated, pair('2025-02-01'), pair('2025-02-02')), '2025-03-01').state).toBe('qualified');
  expect(standingOn(facts(terms, result('2025-02-01'), pair('2025-02-02')), '2025-03-01').state).toBe('qualified');
});

test('two ratings by different means are more than either means alone', () => {
  const clause: SufficiencyTerms = { ...nothingAsked, notSole: [['observationOnJob']] };
  const rated = (...methods: Shown['methods']) => result('2025-02-01', { methods, assessors: ['ada', 'ben'] });
  expect(standingOn(facts(clause, rated('observationOnJob', 'simulation')), '2025-03-01').state).toBe('qualified');
  expect(standingOn(facts(clause, rated('observationOnJob', 'observationOnJob')), '2025-03-01').state).toBe('evidenceInsufficient');
});

test('the newest result takes part where it can, though another by the same assessor would serve as well', () => {
  const one = asks({ ...twoPracticals, underAbnormal: 1 });
  const all = facts(
    one,
    result('2025-02-01', { assessors: ['ben'], isAbnormal: true }),
    result('2025-03-01', { isAbnormal: true }),
    result('2025-06-01'),
  );
  expect(standingOn(all, '2025-06-01')).toMatchObject({ state: 'qualified', lastDay: '2027-06-01' });
});

test('a decision on prior learning serves for the kinds it stands for', () => {
  const recognised = result('2025-02-01', { kind: 'priorLearning', standsFor: ['knowledge'], methods: ['workHistory'] });
  expect(standingOn(facts(asks(knowledge), recognised), '2025-03-01').state).toBe('qualified');
  expect(standingOn(facts(asks(twoPracticals), recognised), '2025-03-01').state).toBe('evidenceInsufficient');
});

test('what is missing names number, kind, assessor, condition and the day until which the rest can be built upon', () => {
  const asked = within(12, asks({ ...knowledge, maxAgeMonths: 3 }, { ...twoPracticals, underAbnormal: 1 }));
  const some = facts(asked, knew('2025-02-01'), result('2025-03-01'));
  expect(standingReasons(some, '2025-04-01', names).children.at(-1)).toMatchObject({
    verdict: 'unmet',
    text: 'Missing: one practical by another assessor than Ada Alder under an abnormal condition, at level L2 or above, by 2025-05-01.',
  });
  expect(why(some, '2025-04-01')).toContain(
    'Level L2 asks for one knowledge check, not older than 3 months; two practicals by different assessors, one of them under an abnormal condition; all within 12 months of each other.',
  );
  expect(why(facts(asked), '2025-04-01').at(-1)).toBe(
    'Missing: two practicals by different assessors, one of them under an abnormal condition, at level L2 or above.',
  );
  expect(why(some, '2025-05-02')).toEqual(
    expect.arrayContaining([
      '2025-02-01: knowledge check, competent at level L2, by Ada Alder; does not count since 2025-05-02: too old.',
      'Missing: one knowledge check, at level L2 or above, by 2026-03-01.',
    ]),
  );
});

test('every result is told with whether it counts, and if not since when and why', () => {
  const asked = within(6, asks({ ...knowledge, maxAgeMonths: 3 }, { ...twoPracticals, count: 1 }));
  const all = facts(
    asked,
    knew('2025-01-10'),
    result('2025-02-10'),
    failed('2025-03-10', { kind: 'observation' }),
    result('2025-03-20', { kind: 'observation' }),
    result('2025-03-25', {}, { level: 1 }),
    result('2025-07-20'),
  );
  const told = evidenceOn(all, '2025-08-11').map(({ fact, why: reason, since, through }) => [fact.performedOn, reason, since, through]);
  expect(told).toEqual([
    ['2025-07-20', null, null, '2026-01-20'],
    ['2025-03-25', 'belowLevel', null, null],
    ['2025-03-20', 'notAskedFor', null, null],
    ['2025-03-10', 'failed', null, null],
    ['2025-02-10', 'outsideWindow', '2025-08-11', null],
    ['2025-01-10', 'stale', '2025-04-11', null],
  ]);
});

test('where nothing more is asked every result tells when it runs out, as before', () => {
  const all = facts(null, result('2025-02-10'), failed('2025-01-05'), result('2025-01-04'));
  expect(evidenceOn(all, '2027-02-11').map(({ fact, why: reason, since }) => [fact.performedOn, reason, since])).toEqual([
    ['2025-02-10', 'ranOut', '2027-02-11'],
    ['2025-01-05', 'failed', null],
    ['2025-01-04', 'takenAway', '2025-01-05'],
  ]);
});

test('a revision of what is asked takes effect on its day, back and forth', () => {
  const free = facts(null, result('2025-02-01'));
  const revised: StandingFacts = {
    ...free,
    revisions: [
      { from: '2025-06-01', validityMonths: null, sufficiency: asks(knowledge), levels: null },
      { from: '2025-09-01', validityMonths: null, levels: null },
    ],
  };
  expect(states(revised).slice(1, 4)).toEqual([
    ['2025-02-01', 'qualified', '2027-02-01'],
    ['2025-06-01', 'evidenceInsufficient', null],
    ['2025-09-01', 'qualified', '2027-02-01'],
  ]);
});
