import type { ValidityRule, ValidityTerms } from '../contract/validity';
import { assertNever } from '../result';
import { isLater, type Attainment } from './attainment';
import { addDays, addMonths, dayInYear, endOfMonth } from './calendar';

/** Something that happened to or around a person and ends what was shown before it, where a rule names its kind. */
export interface EventFact {
  readonly kind: string;
  readonly on: string;
}

/** What decides how long an attainment holds, on one day. */
export interface EndRules {
  /** Months that the competency, its requirements and exceptions allow at most; null: they set no limit. */
  readonly months: number | null;
  readonly terms: ValidityTerms | undefined;
  readonly events: readonly EventFact[];
}

/** An attainment with the days that the rules of a day give it. */
export interface Stretch extends Attainment {
  /** The day its validity counts from: its own, or the end of what it renewed in time. */
  readonly countsFrom: string;
  /** The first day of the unbroken chain of renewals that it belongs to. */
  readonly firstReached: string;
  /** Last day by the rules alone; null: no end. */
  readonly ruleEnd: string | null;
  /** Last day, no longer than what it rests on stays young enough; null: no end. */
  readonly end: string | null;
  /** The day before the first event that ends it, be it over by then or not; null: none has happened. */
  readonly eventEnd: string | null;
}

/** The rules that end a level: its own, or those of every level that has none of its own. */
export function rulesAt(level: number, terms: ValidityTerms | undefined): readonly ValidityRule[] {
  if (terms === undefined || terms.rules.length === 0) return [];
  const own = terms.rules.filter((entry) => entry.level === level);
  return (own.length > 0 ? own : terms.rules.filter((entry) => entry.level === null)).map(({ rule }) => rule);
}

/**
 * Until when each attainment holds. One that renews a level that still holds, in the window before its end, counts from that end
 * and not from its own day, so that nobody loses by being early; a chain that never broke keeps the day it began on.
 */
export function stretchesOf(found: readonly Attainment[], rules: EndRules): readonly Stretch[] {
  if (rules.terms === undefined) return found.map((one) => byMonths(one, rules.months));
  const { renewalWindowDays } = rules.terms;
  const before: Stretch[] = [];
  const stretchOf = new Map<Attainment, Stretch>();
  for (const one of found.toSorted(isLater)) {
    const renewed = before.filter((earlier) => isRenewedBy(earlier, one));
    const end = latest(renewed.map((earlier) => earlier.end));
    const isInWindow = end !== null && end !== undefined && addDays(end, -renewalWindowDays) <= one.performedOn;
    const firstReached = renewed.reduce((first, earlier) => (earlier.firstReached < first ? earlier.firstReached : first), one.performedOn);
    const stretch = withEnds(one, isInWindow ? end : one.performedOn, firstReached, rules);
    before.push(stretch);
    stretchOf.set(one, stretch);
  }
  return found.flatMap((one) => stretchOf.get(one) ?? []);
}

/** Whether an attainment at this level or above still held, not taken away, when another was reached. */
function isRenewedBy(earlier: Stretch, one: Attainment): boolean {
  if (isLater(earlier, one) >= 0 || earlier.level < one.level) return false;
  const isThere = earlier.takenBy === null || isLater(earlier.takenBy, one) > 0;
  return isThere && (earlier.end === null || earlier.end >= one.performedOn);
}

/** Most competencies say no more than how many months. */
function byMonths(one: Attainment, months: number | null): Stretch {
  const { performedOn, until } = one;
  const ruleEnd = months === null ? null : addMonths(performedOn, months);
  const end = ruleEnd === null || (until !== null && until < ruleEnd) ? until : ruleEnd;
  return { ...one, countsFrom: performedOn, firstReached: performedOn, ruleEnd, end, eventEnd: null };
}

function withEnds(one: Attainment, countsFrom: string, firstReached: string, { months, terms, events }: EndRules): Stretch {
  const counted = { countsFrom, firstReached, performedOn: one.performedOn };
  const rules = rulesAt(one.level, terms);
  const ends = rules.map((rule) => endUnder(rule, counted, events));
  const ruleEnd = earliest([months === null ? null : addMonths(countsFrom, months), ...ends]);
  const eventEnd = earliest(ends.filter((_, index) => rules[index]?.kind === 'event'));
  return { ...one, countsFrom, firstReached, ruleEnd, end: earliest([ruleEnd, one.until]), eventEnd };
}

/**
 * Last day of grace after an end; the end itself where there is none. Grace is time to renew what ran out: what happened ends what
 * was shown before it at once, also in grace.
 */
export function graceThrough({ end, eventEnd }: Pick<Stretch, 'eventEnd'> & { readonly end: string }, graceDays: number): string {
  const last = graceDays === 0 ? end : addDays(end, graceDays);
  return eventEnd !== null && eventEnd < last ? (eventEnd < end ? end : eventEnd) : last;
}

/** Last day under one rule; null: it sets no end. */
export function endUnder(
  rule: ValidityRule,
  { countsFrom, firstReached, performedOn }: Pick<Stretch, 'countsFrom' | 'firstReached' | 'performedOn'>,
  events: readonly EventFact[],
): string | null {
  switch (rule.kind) {
    case 'months':
      return addMonths(countsFrom, rule.months);
    case 'endOfMonth':
      return endOfMonth(addMonths(countsFrom, rule.months));
    case 'anniversary': {
      // Counted in anniversaries, not in months: 28 February of a common year is a whole one of 29 February.
      const [month, day] = [Number(firstReached.slice(5, 7)), Number(firstReached.slice(8))];
      const year = yearOf(countsFrom);
      const past = dayInYear(year, month, day) <= countsFrom ? year : year - 1;
      return dayInYear(past + rule.years, month, day);
    }
    case 'calendarDate': {
      const year = yearOf(countsFrom);
      const next = dayInYear(year, rule.month, rule.day) > countsFrom ? year : year + 1;
      return dayInYear(next + rule.years, rule.month, rule.day);
    }
    case 'event': {
      // What is shown on the day itself is shown after it: a changed procedure is assessed from its first day on.
      const first = earliest(events.map(({ kind, on }) => (rule.events.includes(kind) && on > performedOn ? on : null)));
      return first === null ? null : addDays(first, -1);
    }
    case 'none':
      return null;
    default:
      return assertNever(rule);
  }
}

const yearOf = (date: string): number => Number(date.slice(0, 4));

/** The earliest of some days; null stands for none. */
function earliest(days: readonly (string | null)[]): string | null {
  return days.reduce<string | null>((first, day) => (day !== null && (first === null || day < first) ? day : first), null);
}

/** The latest of some ends; null stands for no end, undefined for no ends. */
export function latest(ends: readonly (string | null)[]): string | null | undefined {
  return ends.reduce<string | null | undefined>((last, end) => {
    if (last === undefined || end === null || last === null) return last === null ? null : end;
    return end > last ? end : last;
  }, undefined);
}
