import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ValidityTerms } from '../../shared/contract/validity';
import { addDays, addMonths } from '../../shared/domain/calendar';
import { withHeldOfOthers } from '../../shared/domain/cascade';
import { standingOn, type StandingFacts } from '../../shared/domain/standing';
import { changeCauses, type ChangeCause } from '../../shared/domain/standing-change';
import { bothTimelines, causeId } from '../../shared/domain/standing-timeline';
import { standingByReplay, type ReplayedCompetency, type ReplayedPerson, type ReplayedTerms } from '../support/validity-by-day';

const first = '2023-12-31';
/** Ends of months and days near them, where a day more or less decides; a leap day lies among them. */
const day = fc
  .record({ months: fc.integer({ min: 0, max: 16 }), days: fc.constantFrom(0, 0, 0, 1, -1, 9) })
  .map(({ months, days }) => addDays(addMonths(first, months), days));
const span = fc
  .record({ from: day, days: fc.option(fc.integer({ min: 0, max: 200 })) })
  .map(({ from, days }) => ({ from, to: days === null ? null : addDays(from, days) }));
const kinds = ['procedureChanged', 'absence'];
const rule = fc.oneof(
  fc.record({ kind: fc.constantFrom('months' as const, 'endOfMonth' as const), months: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('anniversary' as const), years: fc.constantFrom(1, 1, 2) }),
  fc.record({
    kind: fc.constant('calendarDate' as const),
    month: fc.constantFrom(2, 6, 12),
    day: fc.constantFrom(1, 29, 31),
    years: fc.constantFrom(0, 0, 1),
  }),
  fc.record({ kind: fc.constant('event' as const), events: fc.subarray(kinds, { minLength: 1 }) }),
  fc.constant({ kind: 'none' as const }),
);
const level = fc.integer({ min: 1, max: 3 });
const termsWith = (before: fc.Arbitrary<ReplayedTerms['before']>): fc.Arbitrary<ReplayedTerms> =>
  fc.record({
    from: day,
    months: fc.option(fc.integer({ min: 2, max: 14 })),
    rules: fc.array(fc.record({ level: fc.option(level), rule }), { maxLength: 2 }),
    window: fc.constantFrom(0, 0, 10, 31, 60),
    grace: fc.constantFrom(0, 0, 5, 30),
    currency: fc.option(fc.record({ count: fc.integer({ min: 1, max: 3 }), withinDays: fc.constantFrom(1, 30, 90, 200) }), { freq: 2 }),
    before,
  });
const result = fc
  .record({
    day,
    entry: fc.integer({ min: 1, max: 100_000 }),
    level,
    isCompetent: fc.constantFrom(true, true, true, true, false),
  })
  .map((one) => ({ ...one, id: `r${one.entry}` }));
const exceptionKind = fc.constantFrom(
  'extension' as const,
  'extension' as const,
  'exemption' as const,
  'waiver' as const,
  'suspension' as const,
  'revocation' as const,
);
const competencyWith = (before: fc.Arbitrary<ReplayedTerms['before']>): fc.Arbitrary<ReplayedCompetency> =>
  fc
    .record({
      terms: fc.tuple(termsWith(before), fc.uniqueArray(termsWith(before), { maxLength: 2, selector: ({ from }) => from })),
      lines: fc.array(fc.tuple(span, level, fc.option(fc.integer({ min: 1, max: 8 }), { freq: 1 })), { maxLength: 2 }),
      always: fc.constantFrom(1, 2, 2, null),
      results: fc.uniqueArray(result, { minLength: 1, maxLength: 6, selector: ({ entry }) => entry }),
      performances: fc.array(
        fc.record({
          day,
          count: fc.constantFrom(1, 1, 2),
          linkedFrom: fc.constantFrom('2020-01-01', '2024-06-01'),
          linkedTo: fc.constantFrom(null, null, '2025-01-10'),
        }),
        { maxLength: 6 },
      ),
      events: fc.array(fc.record({ kind: fc.constantFrom(...kinds, 'other'), on: day }), { maxLength: 2 }),
      exceptions: fc.uniqueArray(
        fc.record({
          kind: exceptionKind,
          span,
          entry: fc.integer({ min: 1, max: 100_000 }),
          of: fc.nat(20),
          backOn: fc.option(day, { freq: 2 }),
        }),
        {
          maxLength: 3,
          selector: ({ entry }) => entry,
        },
      ),
    })
    .map(({ terms: [base, later], lines, always, results, performances, events, exceptions }) => ({
      terms: [base, ...later.toSorted((a, b) => (a.from < b.from ? -1 : 1))],
      lines: [
        ...lines.map(([days, of, months]) => ({ ...days, level: of, months })),
        ...(always === null ? [] : [{ from: '2024-01-10', to: null, level: always, months: null }]),
      ],
      results,
      performances,
      events,
      exceptions: exceptions.flatMap(({ kind, span: days, entry, of, backOn }) => {
        const id = `x${entry}`;
        const concerns = kind === 'extension' ? (results[of % results.length]?.id ?? null) : null;
        const to = kind === 'revocation' && of > 3 ? null : days.to;
        const one = { id, kind, from: days.from, to, concerns, entry };
        const isEnded = backOn !== null && (kind === 'suspension' || kind === 'revocation') && backOn >= days.from;
        return isEnded
          ? [one, { id: `back-${id}`, kind: 'reinstatement' as const, from: backOn, to: null, concerns: id, entry: entry + 200_000 }]
          : [one];
      }),
    }));
const nothing = fc.constant<ReplayedTerms['before']>([]);
const asks = (levels: readonly number[], ids: readonly string[], of: readonly number[]): fc.Arbitrary<ReplayedTerms['before']> =>
  fc.array(
    fc
      .record({
        level: fc.constantFrom(...levels),
        of: fc.array(fc.record({ id: fc.constantFrom(...ids), level: fc.constantFrom(...of) }), { minLength: 1, maxLength: 2 }),
        some: fc.boolean(),
      })
      .map(({ some, ...one }) => ({ ...one, needed: some ? 1 : one.of.length })),
    { maxLength: 1 },
  );
// Levels never ask for each other in a circle: the highest of the first rests on the lowest of the last, which rests on nothing.
const person: fc.Arbitrary<ReplayedPerson> = fc.record({
  a: competencyWith(fc.oneof(nothing, asks([3], ['c'], [1]))),
  b: competencyWith(asks([1, 2, 3], ['a'], [1, 2])),
  c: competencyWith(asks([2, 3], ['a', 'b', 'elsewhere'], [1, 2])),
});

/** The same as the product's own facts. */
function factsOf({ terms, lines, results, performances, events, exceptions }: ReplayedCompetency): StandingFacts {
  const said = ({ months, rules, window, grace, currency, before }: ReplayedTerms) => {
    const validity: ValidityTerms = {
      rules: rules.map((one) => ({ ...one, rule: one.rule })),
      renewalWindowDays: window,
      graceDays: grace,
      currency,
    };
    const isSilent = rules.length === 0 && window === 0 && grace === 0 && currency === null;
    const prerequisites = before.map(({ level: at, needed, of }) => ({
      level: at,
      rule: needed === 1 ? ('any' as const) : ('all' as const),
      count: 1,
      of: of.map((one) => ({ competencyId: one.id, level: one.level })),
    }));
    return { validityMonths: months, ...(isSilent ? {} : { validity }), ...(before.length === 0 ? {} : { prerequisites }) };
  };
  const [base, ...later] = terms;
  return {
    ...(base === undefined ? { validityMonths: null } : said(base)),
    revisions: later.map((one) => ({ from: one.from, levels: null, ...said(one) })),
    lines: lines.map(({ level: of, months, from, to }) => ({
      requirementId: 'q',
      origin: { kind: 'role', id: 'r' },
      level: of,
      validityMonths: months,
      isMandatory: true,
      from,
      to,
    })),
    assessments: results.map((one) => ({
      assessmentId: one.id,
      level: one.level,
      outcome: one.isCompetent ? 'competent' : 'notYetCompetent',
      performedOn: one.day,
      order: one.entry,
      shown: { kind: 'practical', standsFor: [], methods: ['simulation'], assessors: ['ada'], isAbnormal: false },
    })),
    performances: performances.map((one) => ({ performedOn: one.day, count: one.count, from: one.linkedFrom, to: one.linkedTo })),
    events,
    exceptions: exceptions.map((one) => ({
      exceptionId: one.id,
      kind: one.kind,
      from: one.from,
      to: one.to,
      concernsId: one.concerns,
      order: one.entry,
    })),
    expiringDays,
  };
}
const expiringDays = 20;

/** Whether what is said to have changed a standing lies on the day itself, or ended with the day before. */
function isOf(cause: ChangeCause, on: string): boolean {
  const before = addDays(on, -1);
  switch (cause.kind) {
    case 'expired':
      return cause.one.ruleEnd === before;
    case 'evidenceTooOld':
      return cause.one.end === before;
    case 'graceEnded':
      return cause.one.end !== null && addDays(cause.one.end, cause.graceDays) === before;
    case 'currencyLapsed':
      return cause.done < cause.count;
    case 'warned':
      return cause.lastDay <= addDays(on, cause.expiringDays);
    case 'required':
      return (cause.before?.to ?? before) === before && (cause.after?.from ?? on) === on;
    case 'exception':
      return cause.begins ? cause.exception.from === on : cause.exception.to === before;
    case 'assessed':
      return cause.fact.performedOn === on;
    case 'event':
      return cause.event.on === on;
    case 'prerequisite':
      return cause.before !== cause.after;
    default:
      return true;
  }
}

/** The records without what is said to have changed a standing; null: it is not a record of its own. */
function withoutCause(of: ReplayedPerson, id: string, cause: ChangeCause): ReplayedPerson | null {
  const one = of[id];
  if (one === undefined) return null;
  if (cause.kind === 'event') return { ...of, [id]: { ...one, events: one.events.filter(({ on }) => on !== cause.event.on) } };
  if (cause.kind === 'exception' && cause.begins)
    return { ...of, [id]: { ...one, exceptions: one.exceptions.filter((known) => known.id !== cause.exception.exceptionId) } };
  return null;
}

test('every timeline says on every day, past and to come, what replaying the records day by day gives, and every change has its causes', () => {
  const seen = new Map<string, number>();
  const explained = new Set<string>();
  const asReplayed = fc.property(person, fc.nat(16), (of, offset) => {
    const entries = withHeldOfOthers(
      Object.entries(of).map(([competencyId, one]) => ({ competencyId, facts: factsOf(one) })),
      () => [],
    );
    for (const { competencyId, facts } of entries) {
      const { standings, holdings } = bothTimelines(facts);
      const edges = [...standings, ...holdings].flatMap(({ from }) => [addDays(from, -1), from]);
      const some = Array.from({ length: 65 }, (_, index) => addDays('2023-12-01', offset + index * 17));
      for (const on of [...edges, ...some]) {
        const meant = standingByReplay(of, competencyId, on, expiringDays);
        const kept = standings.find(({ from, until }) => from <= on && (until === null || on <= until));
        const held = holdings.find(({ from, until }) => from <= on && (until === null || on <= until));
        const cause =
          kept?.cause === undefined || kept.cause === null ? null : [kept.cause.kind, causeId(kept.cause) ?? ''].join(' ').trim();
        const shown = {
          required: kept?.required?.level ?? null,
          held: held?.level ?? null,
          state: kept?.state ?? 'notRequired',
          cause,
          lastDay: kept?.lastDay ?? null,
        };
        expect(shown, `${competencyId} on ${on}`).toEqual(meant);
        const alone = standingOn(facts, on);
        expect([alone.state, alone.heldLevel, alone.lastDay], `${competencyId} on ${on} alone`).toEqual([
          meant.state,
          meant.held,
          meant.lastDay,
        ]);
        seen.set(meant.state, (seen.get(meant.state) ?? 0) + 1);
      }
      for (const on of new Set(standings.flatMap(({ from, until }) => (until === null ? [from] : [from, addDays(until, 1)])))) {
        const causes = changeCauses(facts, on);
        expect(causes, `${competencyId} changes on ${on}`).not.toEqual([]);
        for (const cause of causes) {
          const where = `${competencyId} on ${on} by ${JSON.stringify(cause)}`;
          explained.add(cause.kind);
          expect(isOf(cause, on), where).toBe(true);
          const without = withoutCause(of, competencyId, cause);
          if (without === null || causes.length > 1) continue;
          const there = standingByReplay(of, competencyId, on, expiringDays);
          // Where only the record that it rests on is another one, replay sees nothing.
          if (isDeepStrictEqual(there, standingByReplay(of, competencyId, addDays(on, -1), expiringDays))) continue;
          expect(standingByReplay(without, competencyId, on, expiringDays), where).not.toEqual(there);
        }
      }
    }
  });
  // Known histories, in which every state occurs, and unknown ones.
  fc.assert(asReplayed, { numRuns: 30, seed: 20261122 });
  fc.assert(asReplayed, { numRuns: 10 });
  const states = [
    'qualified',
    'expiring',
    'inGrace',
    'extended',
    'currencyLapsed',
    'expired',
    'belowLevel',
    'neverAssessed',
    'suspended',
    'revoked',
    'exempt',
    'waived',
    'notRequired',
  ];
  expect([...seen.keys()], JSON.stringify([...seen])).toEqual(expect.arrayContaining(states));
  const causes = ['expired', 'graceEnded', 'currencyLapsed', 'warned', 'required', 'exception', 'assessed', 'prerequisite'];
  expect([...explained]).toEqual(expect.arrayContaining([...causes, 'revised', 'performed']));
});
