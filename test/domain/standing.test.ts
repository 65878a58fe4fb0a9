import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween } from '../../shared/domain/calendar';
import { standingOn } from '../../shared/domain/standing';
import { bothTimelines, holdingTimeline, standingTimeline } from '../../shared/domain/standing-timeline';
import { facts, line, result } from '../support/standing-facts';

test('nobody assessed is never assessed, and nothing is said before the requirement begins', () => {
  expect(standingTimeline(facts())).toMatchObject([{ from: '2025-01-01', until: null, state: 'neverAssessed' }]);
});

test('a result counts through the end of the day twelve months later, and is expiring for the last sixty days', () => {
  const segments = standingTimeline(facts({ assessments: [result()] })).map(({ from, until, state }) => ({ from, until, state }));
  expect(segments).toEqual([
    { from: '2025-01-01', until: '2025-03-13', state: 'neverAssessed' },
    { from: '2025-03-14', until: '2026-01-12', state: 'qualified' },
    { from: '2026-01-13', until: '2026-03-14', state: 'expiring' },
    { from: '2026-03-15', until: null, state: 'expired' },
  ]);
});

test('31 January plus one month is the last day of February, in a leap year the 29th', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
  expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
  expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
});

test('of several results that reach the level the latest counts, on one day the one entered last', () => {
  const again = facts({
    assessments: [
      result({ assessmentId: 'b', performedOn: '2025-05-01', order: 2 }),
      result(),
      result({ assessmentId: 'd', performedOn: '2025-05-01', order: 4 }),
      result({ assessmentId: 'c', level: 3, order: 3 }),
    ],
  });
  expect(standingOn(again, '2025-04-30')).toMatchObject({ assessmentId: 'c', heldLevel: 3, lastDay: '2026-03-14' });
  expect(standingOn(again, '2025-05-01')).toMatchObject({ assessmentId: 'd', heldLevel: 3, lastDay: '2026-05-01' });
  expect(standingOn(again, '2026-05-02')).toMatchObject({ assessmentId: 'd', state: 'expired' });
});

test('the highest level and the shortest validity of several roles count', () => {
  const both = facts({
    lines: [line({ level: 2, validityMonths: 24 }), line({ level: 3, validityMonths: 36, from: '2025-06-01' })],
    assessments: [result()],
    validityMonths: 30,
  });
  expect(standingOn(both, '2025-05-31')).toMatchObject({ state: 'qualified', lastDay: '2027-03-14' });
  expect(standingOn(both, '2025-06-01')).toMatchObject({ state: 'belowLevel', heldLevel: 2, required: { level: 3, validityMonths: 24 } });
});

test('a failed reassessment takes away what was held at its level and above, not what is below', () => {
  const failed = facts({
    lines: [line({ level: 3 })],
    assessments: [
      result({ level: 3 }),
      result({ assessmentId: 'b', level: 3, outcome: 'notYetCompetent', performedOn: '2025-05-01', order: 2 }),
      result({ assessmentId: 'c', level: 1, order: 3 }),
    ],
  });
  expect(standingOn(failed, '2025-04-30')).toMatchObject({ state: 'qualified', heldLevel: 3 });
  expect(standingOn(failed, '2025-05-01')).toMatchObject({ state: 'belowLevel', heldLevel: 1, assessmentId: 'b' });
});

const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2024-12-01', days));
const anyLine = fc.record({
  requirementId: fc.constant('q'),
  origin: fc.record({ kind: fc.constantFrom('role' as const, 'unit' as const), id: fc.constant('r') }),
  level: fc.integer({ min: 1, max: 4 }),
  validityMonths: fc.option(fc.integer({ min: 1, max: 14 })),
  isMandatory: fc.boolean(),
  from: day,
  to: fc.option(day),
});
const anyResult = fc.record({
  assessmentId: fc.uuid(),
  level: fc.integer({ min: 1, max: 4 }),
  outcome: fc.constantFrom('competent' as const, 'notYetCompetent' as const),
  performedOn: day,
  order: fc.integer({ min: 1, max: 10_000 }),
  shown: fc.constant(result().shown),
});
const anyFacts = fc.record({
  lines: fc.array(anyLine, { maxLength: 3 }),
  assessments: fc.uniqueArray(anyResult, { maxLength: 5, selector: (one) => one.order }),
  validityMonths: fc.option(fc.integer({ min: 1, max: 14 })),
  expiringDays: fc.integer({ min: 1, max: 90 }),
});

test('a timeline says on every day what is true on that day', () => {
  fc.assert(
    fc.property(anyFacts, (any) => {
      const segments = standingTimeline(any);
      const holdings = holdingTimeline(any);
      expect(bothTimelines(any)).toEqual({ standings: segments, holdings });
      for (let i = 0; i <= daysBetween('2024-11-01', '2028-09-01'); i += 3) {
        const on = addDays('2024-11-01', i);
        const truth = standingOn(any, on);
        const segment = segments.find(({ from, until }) => from <= on && (until === null || on <= until));
        const shown = segment === undefined ? null : [segment.state, segment.heldLevel, segment.required?.level];
        expect(shown).toEqual(truth.required === null ? null : [truth.state, truth.heldLevel, truth.required.level]);
        const holding = holdings.find(({ from, until }) => from <= on && (until === null || on <= until));
        expect(holding?.level ?? null).toBe(truth.heldLevel);
      }
    }),
    { numRuns: 150 },
  );
});
