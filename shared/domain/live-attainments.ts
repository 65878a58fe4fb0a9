import { attainments, type Attainment } from './attainment';
import { addMonths } from './calendar';
import type { AssessedFact, RequirementLine, StandingFacts } from './standing';
import { ruleFor } from './sufficiency';
import { stretchesOf, type Stretch } from './validity';

/** The facts as they count on the day: what revisions made of them is in them. */
type FactsOnDay = Pick<StandingFacts, 'assessments' | 'sufficiency' | 'validity' | 'prerequisites' | 'events'>;

/** What is there on a day, best first, with the days that the rules of the day give each. */
export function liveStretches(
  facts: FactsOnDay,
  lines: readonly RequirementLine[],
  validityMonths: number | null,
  day: string,
): readonly Stretch[] {
  return allStretches(facts, lines, validityMonths).filter(
    ({ performedOn, takenBy }) => performedOn <= day && (takenBy === null || takenBy.performedOn > day),
  );
}

/** Everything the results amount to under one state of the rules, with its days, whenever it was reached. */
export function allStretches(facts: FactsOnDay, lines: readonly RequirementLine[], validityMonths: number | null): readonly Stretch[] {
  const found = attainmentsOf(facts, lines);
  const { validity: terms, events = [] } = facts;
  // Nearly everything is so, and is asked for on every day: nothing more is put together for it.
  if (terms === undefined)
    return known(stretchesUnder, found, validityMonths ?? 0, () => stretchesOf(found, { months: validityMonths, terms, events: [] }));
  const concerned = terms.rules.some(({ rule }) => rule.kind === 'event') ? events : [];
  const key = `${validityMonths} ${textOf(terms)} ${concerned.length === 0 ? '' : JSON.stringify(concerned)}`;
  return known(stretchesUnder, found, key, () => stretchesOf(found, { months: validityMonths, terms, events: concerned }));
}

/** Everything the results amount to under one state of the rules, best first, worked out once for all days on which it holds. */
function attainmentsOf(facts: FactsOnDay, lines: readonly RequirementLine[]): readonly Attainment[] {
  const { assessments, sufficiency, validity, prerequisites } = facts;
  const isEachApart = validity !== undefined || prerequisites !== undefined;
  const mixes = lines.some(({ mix }) => mix !== undefined)
    ? lines.flatMap(({ level, mix }) => (mix === undefined ? [] : [{ level, mix }]))
    : [];
  const worked = (levels: readonly number[]): readonly Attainment[] =>
    attainments(assessments, levels, (level) => ruleFor(level, sufficiency, mixes), isEachApart).toSorted(
      (a, b) => b.level - a.level || byDay(b, a),
    );
  if (sufficiency === undefined && mixes.length === 0 && !isEachApart)
    return known(attainmentsUnder, assessments, '', () => worked(lines.map(({ level }) => level)));
  const levels = [...(sufficiency?.levels ?? []), ...lines].map(({ level }) => level);
  const apart = levelsApart(facts);
  const key = `${textOf(sufficiency)} ${mixes.length === 0 ? '' : JSON.stringify(mixes)} ${levels.join(' ')} ${apart.join(' ')} ${isEachApart}`;
  return known(attainmentsUnder, assessments, key, () => worked([...levels, ...apart]));
}

/** The levels at which something else begins to count than below: a rule of its own, or what must be held before it. */
function levelsApart({ validity, prerequisites = [] }: FactsOnDay): readonly number[] {
  const named = [...(validity?.rules ?? []), ...prerequisites].flatMap(({ level }) => level ?? []);
  return [...new Set(named.flatMap((level) => (level > 0 ? [level, level - 1] : [level])))];
}

/** Worked out once for what it is asked of and a key: it is asked for on every day. */
function known<K extends object, V>(all: WeakMap<K, Map<string | number, V>>, of: K, key: string | number, workOut: () => V): V {
  let byKey = all.get(of);
  if (byKey === undefined) all.set(of, (byKey = new Map<string | number, V>()));
  let found = byKey.get(key);
  if (found === undefined) byKey.set(key, (found = workOut()));
  return found;
}

/** One text for each state of the terms: the same object serves everybody, and is asked for on every day. */
function textOf(terms: object | undefined): string {
  if (terms === undefined) return '';
  const text = texts.get(terms) ?? JSON.stringify(terms);
  texts.set(terms, text);
  return text;
}

const texts = new WeakMap<object, string>();

const attainmentsUnder = new WeakMap<readonly AssessedFact[], Map<string | number, readonly Attainment[]>>();
const stretchesUnder = new WeakMap<readonly Attainment[], Map<string | number, readonly Stretch[]>>();

/** Last day on which a result counts under a validity; null: it has no end. */
export function lastDayOf({ performedOn }: Pick<AssessedFact, 'performedOn'>, validityMonths: number | null): string | null {
  return validityMonths === null ? null : addMonths(performedOn, validityMonths);
}

/** What counts longest by one of its ends; of several the latest. Null: there is nothing. */
export function longest<H extends { readonly one: Attainment }>(found: readonly H[], endOf: (hold: H) => string | null): H | null {
  const end = (hold: H): string => endOf(hold) ?? '9999-12-31';
  return found.reduce<H | null>((best, hold) => {
    if (best === null || end(hold) > end(best)) return hold;
    return end(hold) === end(best) && byDay(hold.one, best.one) > 0 ? hold : best;
  }, null);
}

function byDay(a: Attainment, b: Attainment): number {
  return a.performedOn === b.performedOn ? a.order - b.order : a.performedOn < b.performedOn ? -1 : 1;
}
