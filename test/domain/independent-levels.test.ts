import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assessmentKinds, assessmentMethods } from '../../shared/domain/assessment';
import { addDays, addMonths } from '../../shared/domain/calendar';
import { standingOn, type AssessedFact, type RequirementLine, type StandingFacts } from '../../shared/domain/standing';
import { standingTimeline } from '../../shared/domain/standing-timeline';
import type { SufficiencyTerms } from '../../shared/domain/sufficiency';
import { standingByTrial, type AskedOnDay, type RecordedResult } from '../support/independent-levels';

const first = '2025-01-01';
/** Not far apart and often just as far as a rule allows, where a day more or less decides. */
const day = fc
  .record({ months: fc.integer({ min: 0, max: 9 }), days: fc.constantFrom(0, 0, 0, 1, 12) })
  .map(({ months, days }) => addDays(addMonths(first, months), days));
const months = fc.option(fc.integer({ min: 1, max: 6 }), { freq: 2 });
const anyKind = fc.constantFrom(...assessmentKinds, 'practical' as const, 'practical' as const, 'knowledge' as const);
const part = fc
  .record({
    kinds: fc.uniqueArray(anyKind, { minLength: 1, maxLength: 2 }),
    count: fc.constantFrom(1, 1, 2, 3),
    differentAssessors: fc.boolean(),
    abnormal: fc.constantFrom(0, 0, 1, 2),
    maxAgeMonths: months,
  })
  .map(({ abnormal, ...rest }) => ({ ...rest, underAbnormal: Math.min(abnormal, rest.count) }));
const terms: fc.Arbitrary<SufficiencyTerms> = fc.record({
  levels: fc.array(
    fc.record({
      level: fc.constantFrom(1, 2, 2, 3),
      parts: fc.array(part, { minLength: 1, maxLength: 2 }),
      withinMonths: months,
      secondAssessor: fc.constantFrom(false, false, false, true),
    }),
    { maxLength: 2 },
  ),
  notSole: fc.array(fc.constantFrom(['observation' as const, 'workHistory' as const], ['oral' as const]), { maxLength: 1 }),
  isCovered: fc.constantFrom(false, false, true),
});
const result = fc
  .record({
    level: fc.constantFrom(1, 2, 2, 2, 3),
    outcome: fc.constantFrom(
      'competent' as const,
      'competent' as const,
      'competent' as const,
      'competent' as const,
      'competent' as const,
      'notYetCompetent' as const,
    ),
    performedOn: day,
    order: fc.integer({ min: 1, max: 10_000 }),
    kind: anyKind,
    standsFor: fc.subarray(['practical' as const]),
    method: fc.constantFrom(...assessmentMethods),
    assessors: fc.constantFrom(['ada'], ['ben'], ['cyd'], ['ada', 'ben'], ['ben', 'cyd']),
    isAbnormal: fc.boolean(),
  })
  .map(({ kind, standsFor, method, assessors, isAbnormal, ...fact }): AssessedFact => ({
    ...fact,
    assessmentId: `${fact.order}`,
    shown: { kind, standsFor: kind === 'priorLearning' ? standsFor : [], methods: [method], assessors, isAbnormal },
  }));
const line = fc.record({
  requirementId: fc.constant('q'),
  origin: fc.constant({ kind: 'role' as const, id: 'r' }),
  level: fc.integer({ min: 1, max: 3 }),
  validityMonths: months,
  isMandatory: fc.boolean(),
  mix: fc.array(fc.record({ kind: fc.constantFrom(...assessmentKinds.slice(0, 3)), count: fc.constantFrom(1, 1, 2) }), { maxLength: 1 }),
  from: fc.constantFrom(first, first, '2025-06-01'),
  to: fc.constantFrom(null, null, '2025-12-31'),
});
const revision = fc.record({ from: day, validityMonths: months, sufficiency: terms, levels: fc.constant(null) });
const facts: fc.Arbitrary<StandingFacts> = fc
  .record({
    lines: fc.array(line, { maxLength: 2 }),
    assessments: fc.uniqueArray(result, { minLength: 1, maxLength: 8, selector: ({ order }) => order }),
    validityMonths: months,
    sufficiency: terms,
    revisions: fc.uniqueArray(revision, { maxLength: 2, selector: ({ from }) => from }),
    expiringDays: fc.constant(30),
  })
  .map((all) => ({ ...all, revisions: all.revisions.toSorted((a, b) => (a.from < b.from ? -1 : 1)) }));

const recorded = ({ level, outcome, performedOn, order, shown }: AssessedFact): RecordedResult => ({
  level,
  isCompetent: outcome === 'competent',
  day: performedOn,
  entry: order,
  ...shown,
});

function askedOn({ lines, validityMonths, sufficiency, revisions = [] }: StandingFacts, on: string): AskedOnDay {
  const now = revisions.findLast(({ from }) => from <= on);
  const own = now === undefined ? sufficiency : now.sufficiency;
  const there = lines.filter(({ from, to }) => from <= on && (to === null || on <= to));
  const limits = [...there.map((one: RequirementLine) => one.validityMonths), now === undefined ? validityMonths : now.validityMonths];
  const set = limits.filter((one) => one !== null);
  return {
    requiredLevel: there.length === 0 ? null : Math.max(...there.map(({ level }) => level)),
    validityMonths: set.length === 0 ? null : Math.min(...set),
    own: own?.levels ?? [],
    lines: there.map(({ level, mix = [] }) => ({ level, mix })),
    clauses: own?.notSole ?? [],
    isCovered: own?.isCovered ?? false,
  };
}

/** Every day on which anything that lasts some months from a result or a rule can begin or end, and the days around it. */
function telling({ assessments, lines, revisions = [], expiringDays }: StandingFacts): readonly string[] {
  const starts = [...assessments.map(({ performedOn }) => performedOn), ...[...lines, ...revisions].map(({ from }) => from), '2026-01-01'];
  const days = starts.flatMap((start) => Array.from({ length: 7 }, (_, index) => addMonths(start, index)));
  return [...new Set(days.flatMap((one) => [-expiringDays, -1, 0, 1].map((n) => addDays(one, n))))];
}

test('the level and the state of every day are those that trying every way to put the results together gives', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(facts, (all) => {
      const results = all.assessments.map(recorded);
      const segments = standingTimeline(all);
      for (const on of telling(all)) {
        const meant = standingByTrial(results, askedOn(all, on), on, all.expiringDays);
        const found = standingOn(all, on);
        expect({ required: found.required?.level ?? null, held: found.heldLevel, state: found.state }, on).toEqual(meant);
        const kept = segments.find(({ from, until }) => from <= on && (until === null || on <= until));
        expect(kept?.state ?? 'notRequired', on).toBe(meant.state);
        expect(kept === undefined || kept.heldLevel === meant.held, on).toBe(true);
        seen.set(meant.state, (seen.get(meant.state) ?? 0) + 1);
      }
    }),
    { numRuns: 300 },
  );
  expect([...seen.keys()], JSON.stringify([...seen])).toEqual(
    expect.arrayContaining(['qualified', 'expiring', 'expired', 'evidenceInsufficient', 'belowLevel', 'neverAssessed', 'notRequired']),
  );
});
