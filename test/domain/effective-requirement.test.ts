import { expect, test } from 'vitest';
import { applyOverrides, rankOf, type OverrideFact } from '../../shared/domain/requirement-override';
import { effectiveRequirement, type RequirementLine, type StandingFacts } from '../../shared/domain/standing';
import { standingTimeline } from '../../shared/domain/standing-timeline';
import { standingReasons } from '../../shared/domain/standing-reasons';

const line = (part: Partial<RequirementLine> = {}): RequirementLine => ({
  requirementId: 'q',
  origin: { kind: 'role', id: 'fitter' },
  level: 2,
  validityMonths: 12,
  isMandatory: true,
  from: '2025-01-01',
  to: null,
  at: 'first',
  ...part,
});
const override = (part: Partial<OverrideFact> = {}): OverrideFact => ({
  overrideId: 'o',
  effect: 'replace',
  origin: { kind: 'unit', id: 'line' },
  rank: rankOf.unit(0),
  at: 'first',
  level: 1,
  validityMonths: 24,
  isMandatory: false,
  reason: 'done by hand here',
  signedBy: 'ada',
  begins: '2025-06-01',
  from: '2025-06-01',
  to: '2025-08-31',
  ...part,
});
const shown = { kind: 'practical', standsFor: [], methods: ['simulation'], assessors: ['ada'], isAbnormal: false } as const;
const facts = (part: Partial<StandingFacts> = {}): StandingFacts => ({
  lines: [line()],
  assessments: [],
  validityMonths: null,
  expiringDays: 60,
  ...part,
});
const on = (lines: RequirementLine[], overrides: OverrideFact[], day = '2025-07-01') =>
  effectiveRequirement(facts({ lines, overrides }), day);
const disable = { effect: 'disable', level: null, validityMonths: null } as const;

test('without an exception the highest level, the shortest validity and one mandatory line of all origins count', () => {
  const unit = line({ requirementId: 'u', origin: { kind: 'unit', id: 'site' }, level: 3, validityMonths: 24, isMandatory: false });
  expect(on([line(), unit], [])).toMatchObject({ level: 3, validityMonths: 12, isMandatory: true });
});

test('an exception lowers what is inherited, for its own days alone', () => {
  const segments = standingTimeline(facts({ overrides: [override()] })).map(({ from, until, required }) => [
    from,
    until,
    required?.level,
    required?.isMandatory,
  ]);
  expect(segments).toEqual([
    ['2025-01-01', '2025-05-31', 2, true],
    ['2025-06-01', '2025-08-31', 1, false],
    ['2025-09-01', null, 2, true],
  ]);
});

test('what is taken away is not required, and one that replaces what is not there requires nothing', () => {
  expect(on([line()], [override(disable)])).toBeNull();
  expect(on([], [override()])).toBeNull();
  expect(on([], [override({ effect: 'require', level: 3 })])).toMatchObject({ level: 3, validityMonths: 24 });
});

test('the nearest exception counts: the person before the unit, a unit before those above it, the role last', () => {
  const role = override({ overrideId: 'r', origin: { kind: 'role', id: 'fitter' }, rank: rankOf.role, ...disable });
  const above = override({ overrideId: 'a', rank: rankOf.unit(3), ...disable });
  const unit = override({ overrideId: 'u', level: 1 });
  const person = override({ overrideId: 'p', origin: { kind: 'person', id: 'pia' }, rank: rankOf.person, level: 3 });
  expect(on([line()], [role, above, unit, person])?.level).toBe(3);
  expect(on([line()], [role, above, unit])?.level).toBe(1);
  expect(on([line()], [role, above])).toBeNull();
});

test('of two as near as each other the later begun counts', () => {
  const early = override({ overrideId: 'z', begins: '2025-01-01', level: 1 });
  const late = override({ overrideId: 'a', begins: '2025-06-02', level: 3 });
  expect(on([line()], [early, late])?.level).toBe(3);
  expect(on([line()], [late, early])?.level).toBe(3);
});

test('an addition nearer than what takes away stays, one farther goes', () => {
  const extra = override({ overrideId: 'e', effect: 'require', level: 3, origin: { kind: 'person', id: 'pia' }, rank: rankOf.person });
  expect(on([line()], [extra, override(disable)])).toMatchObject({ level: 3 });
  expect(on([line()], [{ ...extra, rank: rankOf.unit(1) }, override(disable)])).toBeNull();
});

test('an exception of one position leaves what another position requires', () => {
  const other = line({ requirementId: 's', at: 'second', level: 1 });
  expect(on([line(), other], [override(disable)])).toMatchObject({ level: 1, isMandatory: true });
  expect(
    applyOverrides([line(), other], [override(disable)]).map(({ line: { requirementId }, removedBy }) => [
      requirementId,
      removedBy?.overrideId,
    ]),
  ).toEqual([
    ['q', 'o'],
    ['s', undefined],
  ]);
});

test('the validity that an exception sets ends a result on its own last day', () => {
  const result = { assessmentId: 'a', level: 2, outcome: 'competent', performedOn: '2025-02-10', order: 1, shown } as const;
  const shorter = override({ level: 2, validityMonths: 5, isMandatory: true, to: null });
  const states = standingTimeline(facts({ assessments: [result], overrides: [shorter], expiringDays: 5 })).map(({ from, state }) => [
    from,
    state,
  ]);
  expect(states).toEqual([
    ['2025-01-01', 'neverAssessed'],
    ['2025-02-10', 'qualified'],
    ['2025-06-01', 'qualified'],
    ['2025-07-05', 'expiring'],
    ['2025-07-11', 'expired'],
  ]);
});

const names = {
  level: (level: number) => `L${level}`,
  origin: ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`,
  signer: (id: string) => id.toUpperCase(),
};

test('the reasons name the exception with its reason and signer, and what it took away', () => {
  const text = JSON.stringify(standingReasons(facts({ overrides: [override()] }), '2025-07-01', names));
  expect(text).toContain(
    'A signed exception for unit line requires level L1, desirable, of this person from 2025-06-01 through 2025-08-31; a result counts for 24 months: done by hand here (signed by ADA).',
  );
  expect(text).toContain('Does not count: role fitter requires level L2, mandatory');
  expect(text).toContain('A signed exception for unit line from 2025-06-01 puts level L1 in its place: done by hand here (signed by ADA).');
  const none = standingReasons(facts({ overrides: [override(disable)] }), '2025-07-01', names);
  expect(none.text).toBe('No position requires this competency on 2025-07-01.');
  expect(JSON.stringify(none.children)).toContain('takes it away: done by hand here (signed by ADA).');
});
