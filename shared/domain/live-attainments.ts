import { attainments, type Attainment } from './attainment';
import { addMonths } from './calendar';
import type { AssessedFact, RequirementLine, StandingFacts } from './standing';
import { ruleFor, type SufficiencyTerms } from './sufficiency';

/** The facts as they count on the day: what revisions made of them is in them. */
type FactsOnDay = Pick<StandingFacts, 'assessments' | 'sufficiency'>;

/**
 * What results amount to by a day and no later failure has taken away, best first: a later "not yet competent" takes away what
 * was reached by a result at its level and above.
 */
export function liveAttainments(facts: FactsOnDay, lines: readonly RequirementLine[], day: string): readonly Attainment[] {
  return attainmentsOf(facts, lines).filter(
    ({ performedOn, takenBy }) => performedOn <= day && (takenBy === null || takenBy.performedOn > day),
  );
}

/** Everything the results amount to under one state of the rules, best first, worked out once for all days on which it holds. */
function attainmentsOf({ assessments, sufficiency }: FactsOnDay, lines: readonly RequirementLine[]): readonly Attainment[] {
  const mixes = lines.flatMap(({ level, mix }) => (mix === undefined ? [] : [{ level, mix }]));
  const levels = [...(sufficiency?.levels ?? []), ...lines].map(({ level }) => level);
  const isPlain = sufficiency === undefined && mixes.length === 0;
  const key = isPlain ? '' : `${textOf(sufficiency)} ${mixes.length === 0 ? '' : JSON.stringify(mixes)} ${levels.join(' ')}`;
  const known = attainmentsUnder.get(assessments) ?? new Map<string, readonly Attainment[]>();
  attainmentsUnder.set(assessments, known);
  const found = known.get(key);
  if (found !== undefined) return found;
  const worked = attainments(assessments, levels, (level) => ruleFor(level, sufficiency, mixes));
  const sorted = worked.toSorted((a, b) => b.level - a.level || byDay(b, a));
  known.set(key, sorted);
  return sorted;
}

/** One text for each state of the terms: the same object serves everybody, and is asked for on every day. */
function textOf(terms: SufficiencyTerms | undefined): string {
  if (terms === undefined) return '';
  const text = texts.get(terms) ?? JSON.stringify(terms);
  texts.set(terms, text);
  return text;
}

const texts = new WeakMap<SufficiencyTerms, string>();

const attainmentsUnder = new WeakMap<readonly AssessedFact[], Map<string, readonly Attainment[]>>();

/** Last day on which a result counts under a validity; null: it has no end. */
export function lastDayOf({ performedOn }: Pick<AssessedFact, 'performedOn'>, validityMonths: number | null): string | null {
  return validityMonths === null ? null : addMonths(performedOn, validityMonths);
}

/** Last day on which an attainment counts under a validity: no longer than what it rests on stays young enough. */
export function endOf(one: Attainment, validityMonths: number | null): string | null {
  const lastDay = lastDayOf(one, validityMonths);
  return lastDay === null || (one.until !== null && one.until < lastDay) ? one.until : lastDay;
}

export function isValidOn(one: Attainment, validityMonths: number | null, day: string): boolean {
  const lastDay = endOf(one, validityMonths);
  return lastDay === null || day <= lastDay;
}

/** What counts longest under a validity; of several the latest. Null: there is nothing. */
export function longest(found: readonly Attainment[], validityMonths: number | null): Attainment | null {
  const end = (one: Attainment): string => endOf(one, validityMonths) ?? '9999-12-31';
  return found.reduce<Attainment | null>((best, one) => {
    if (best === null || end(one) > end(best)) return one;
    return end(one) === end(best) && byDay(one, best) > 0 ? one : best;
  }, null);
}

function byDay(a: Attainment, b: Attainment): number {
  return a.performedOn === b.performedOn ? a.order - b.order : a.performedOn < b.performedOn ? -1 : 1;
}
