import { addMonths } from './calendar';
import type { AssessedFact } from './standing';
import { fits, isOfKindOf, type LevelRule, type RulePart } from './sufficiency';

/** A level that somebody reached on the day of a result, with everything that it rests on. */
export interface Attainment extends Pick<AssessedFact, 'assessmentId' | 'level' | 'performedOn' | 'order'> {
  /** Last day on which what it rests on is young enough; null: it never grows too old. */
  readonly until: string | null;
  readonly restsOn: readonly AssessedFact[];
  /** The first later result that took it away; null: none has. */
  readonly takenBy: AssessedFact | null;
}

/**
 * Every level that results amount to, in order of days. A level is reached on the day of a competent result that takes part in
 * a whole mix with what was there by then. A level below is told apart only where it holds longer by that, or everywhere.
 */
export function attainments(
  results: readonly AssessedFact[],
  levels: readonly number[],
  ruleAt: (level: number) => LevelRule | null,
  isEachApart = false,
): readonly Attainment[] {
  const ordered = results.toSorted(isLater);
  const downwards = [...new Set([...levels, ...results.map(({ level }) => level)])].toSorted((a, b) => b - a);
  const rules = new Map(downwards.map((level) => [level, ruleAt(level)]));
  const thereBy = mixPools(ordered);
  const found: Attainment[] = [];
  for (const [index, last] of ordered.entries()) {
    if (last.outcome !== 'competent') continue;
    const takenBy = ordered.slice(index + 1).find((later) => later.outcome === 'notYetCompetent' && later.level <= last.level) ?? null;
    let longest: string | null | undefined;
    for (const level of downwards) {
      if (level > last.level || (longest === null && !isEachApart)) continue;
      const rule = rules.get(level) ?? null;
      const whole =
        rule === null ? { until: null, restsOn: [last] } : completedBy(last, rule, poolFor(rule, level, thereBy(last), last.performedOn));
      if (whole === null) continue;
      if (!isEachApart && longest !== undefined && whole.until !== null && longest !== null && whole.until <= longest) continue;
      const { assessmentId, performedOn, order } = last;
      found.push({ assessmentId, performedOn, order, level, takenBy, ...whole });
      longest = whole.until;
    }
  }
  return found;
}

/** Finds the competent results that are there, up to one of them, for a mix; latest first. Works out once what took each away. */
function mixPools(ordered: readonly AssessedFact[]): (last: AssessedFact) => readonly AssessedFact[] {
  let known: ReadonlyMap<AssessedFact, AssessedFact | null> | undefined;
  return (last) => {
    const competent = ordered.filter(({ outcome }) => outcome === 'competent');
    known ??= new Map(competent.map((fact) => [fact, takenFromMixes(ordered, fact, '9999-12-31')]));
    const takerOf = known;
    return competent
      .filter((fact) => {
        const taker = takerOf.get(fact) ?? null;
        return isLater(fact, last) <= 0 && (taker === null || isLater(taker, last) > 0);
      })
      .toReversed();
  };
}

/** Competent results up to a day that no later one of their kind has taken from mixes, latest first. */
export function standingBy(results: readonly AssessedFact[], day: string): readonly AssessedFact[] {
  const past = results.filter(({ performedOn }) => performedOn <= day);
  return past.filter((fact) => fact.outcome === 'competent' && takenFromMixes(past, fact, day) === null).toSorted((a, b) => isLater(b, a));
}

/** The first result by a day that took another from later mixes: a failed one of its kind, at its level or below; null: none has. */
export function takenFromMixes(results: readonly AssessedFact[], fact: AssessedFact, day: string): AssessedFact | null {
  const takes = (later: AssessedFact): boolean =>
    later.outcome === 'notYetCompetent' && later.level <= fact.level && later.performedOn <= day && isOfKindOf(later.shown, fact.shown);
  return firstOf(results.filter((later) => takes(later) && isLater(later, fact) > 0));
}

const firstOf = (results: readonly AssessedFact[]): AssessedFact | null =>
  results.reduce<AssessedFact | null>((first, fact) => (first === null || isLater(fact, first) < 0 ? fact : first), null);

/** What of the results can serve a level's mix that is completed on a day. */
export function poolFor(rule: LevelRule, level: number, standing: readonly AssessedFact[], day: string): readonly AssessedFact[] {
  const { withinMonths, secondAssessor } = rule;
  return standing.filter(
    (fact) =>
      fact.level >= level &&
      (!secondAssessor || fact.shown.assessors.length > 1) &&
      (withinMonths === null || addMonths(fact.performedOn, withinMonths) >= day),
  );
}

export interface Choice {
  readonly chosen: readonly AssessedFact[];
  /** How many more are needed, and how many of these under an abnormal condition. */
  readonly missing: number;
  readonly missingAbnormal: number;
}

/**
 * Those of the results that serve a part on a day, latest first, so that they stay young enough longest; `first` is taken
 * before all others.
 */
export function chosenFor(part: RulePart, pool: readonly AssessedFact[], day: string, first?: AssessedFact): Choice {
  const chosen: AssessedFact[] = [];
  const take = (fact: AssessedFact): void => {
    if (!chosen.includes(fact) && (!part.differentAssessors || eachByAnother([...chosen, fact]))) chosen.push(fact);
  };
  const fitting = pool.filter((fact) => fits(part, fact.shown) && isYoung(part, fact, day));
  if (first !== undefined && fitting.includes(first)) take(first);
  const abnormal = (): number => chosen.filter(({ shown }) => shown.isAbnormal).length;
  for (const fact of fitting) if (fact.shown.isAbnormal && abnormal() < part.underAbnormal) take(fact);
  const missingAbnormal = Math.max(0, part.underAbnormal - abnormal());
  for (const fact of fitting) if (chosen.length + missingAbnormal < part.count) take(fact);
  return { chosen, missing: Math.max(0, part.count - chosen.length), missingAbnormal };
}

/** The mix of a level that a result completes; null: it takes part in none that is whole. */
function completedBy(last: AssessedFact, rule: LevelRule, pool: readonly AssessedFact[]): Pick<Attainment, 'until' | 'restsOn'> | null {
  const restsOn = new Set<AssessedFact>();
  let until: string | null = null;
  for (const part of rule.parts) {
    const chosen = choiceWith(last, part, pool);
    if (chosen === null) return null;
    for (const fact of chosen) {
      restsOn.add(fact);
      if (part.maxAgeMonths === null) continue;
      const through = addMonths(fact.performedOn, part.maxAgeMonths);
      if (until === null || through < until) until = through;
    }
  }
  return restsOn.has(last) ? { until, restsOn: [...restsOn].toSorted((a, b) => isLater(b, a)) } : null;
}

/** What serves a part with the last result among it where it can be; null: too little does. */
function choiceWith(last: AssessedFact, part: RulePart, pool: readonly AssessedFact[]): readonly AssessedFact[] | null {
  const day = last.performedOn;
  const hasPlace = last.shown.isAbnormal || part.count > part.underAbnormal;
  const withLast = hasPlace ? chosenFor(part, pool, day, last) : null;
  if (withLast !== null && isWhole(withLast)) return withLast.chosen;
  const without = chosenFor(part, pool, day);
  return isWhole(without) ? without.chosen : null;
}

/** Whether nothing of a part is missing. */
export function isWhole({ missing, missingAbnormal }: Choice): boolean {
  return missing === 0 && missingAbnormal === 0;
}

/** Whether a result still counts for a part on a day, by its age. */
export function isYoung({ maxAgeMonths }: RulePart, { performedOn }: AssessedFact, day: string): boolean {
  return maxAgeMonths === null || addMonths(performedOn, maxAgeMonths) >= day;
}

/** Whether each of some results can be ascribed to an assessor of its own; a pair has two to choose from. */
function eachByAnother(results: readonly AssessedFact[]): boolean {
  const taken = new Map<string, AssessedFact>();
  const place = (fact: AssessedFact, tried: Set<string>): boolean =>
    fact.shown.assessors.some((assessor) => {
      if (tried.has(assessor)) return false;
      tried.add(assessor);
      const other = taken.get(assessor);
      if (other !== undefined && !place(other, tried)) return false;
      taken.set(assessor, fact);
      return true;
    });
  return results.every((fact) => place(fact, new Set()));
}

/** Positive when the first was performed after the second; on one day the later entry counts as later. */
export function isLater(a: Pick<AssessedFact, 'performedOn' | 'order'>, b: Pick<AssessedFact, 'performedOn' | 'order'>): number {
  if (a.performedOn !== b.performedOn) return a.performedOn < b.performedOn ? -1 : 1;
  return a.order - b.order;
}
