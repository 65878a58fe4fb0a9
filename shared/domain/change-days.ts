import { addDays, addMonths } from './calendar';
import { countsThrough } from './currency';
import { allStretches } from './live-attainments';
import { effectiveRequirement, factsOn, shortest, unrevoked, type StandingFacts } from './standing';

/** Every day on which a standing can differ from the day before, in order. */
export function changeDays(facts: StandingFacts): readonly string[] {
  const days = new Set<string>();
  const span = ({ from, to }: { readonly from: string; readonly to: string | null }): void => {
    days.add(from);
    if (to !== null) days.add(addDays(to, 1));
  };
  for (const line of [...facts.lines, ...(facts.overrides ?? []), ...(facts.exceptions ?? []), ...(facts.training ?? [])]) span(line);
  for (const { from } of facts.revisions ?? []) days.add(from);
  for (const { performedOn } of facts.assessments) days.add(performedOn);
  // Before all others: from each of the days until now the rules may say something else.
  if ([facts, ...(facts.revisions ?? [])].some(({ validity }) => validity !== undefined)) addEnds(days, facts);
  for (const held of facts.heldOfOthers?.values() ?? []) for (const { from, until } of held) span({ from, to: until });
  addPractice(days, facts);
  addAges(days, facts);
  return [...days].toSorted();
}

/** Days on which results run out or grow too old, counted from their own days in months. */
function addAges(days: Set<string>, facts: StandingFacts): void {
  const own = [facts, ...(facts.revisions ?? [])].map(({ validityMonths }) => validityMonths);
  const validities = new Set(own);
  for (const line of [...facts.lines, ...(facts.overrides ?? [])])
    for (const months of own) validities.add(shortest([line.validityMonths, months]));
  const all = new Set([...validities, ...agesIn(facts)]);
  for (const { performedOn } of facts.assessments)
    for (const months of all) if (months !== null) addEnd(days, addMonths(performedOn, months), performedOn, facts);
}

/** Days on which attainments end under the rules, each state of which is there from one of the days known so far. */
function addEnds(days: Set<string>, facts: StandingFacts): void {
  const starts = [...days];
  for (const day of starts) {
    const now = unrevoked(factsOn(facts, day), day);
    const required = effectiveRequirement(now, day);
    const months = required === null ? now.validityMonths : required.validityMonths;
    const graceDays = now.validity?.graceDays ?? 0;
    for (const { end, ruleEnd, eventEnd, performedOn } of allStretches(now, required?.lines ?? [], months)) {
      for (const last of [end, ruleEnd]) if (last !== null) addEnd(days, last, performedOn, facts);
      if (end === null || graceDays === 0) continue;
      days.add(addDays(end, graceDays + 1));
      if (eventEnd !== null) days.add(addDays(eventEnd, 1));
    }
  }
}

function addEnd(days: Set<string>, lastDay: string, performedOn: string, { expiringDays }: StandingFacts): void {
  days.add(addDays(lastDay, 1));
  const warns = addDays(lastDay, -expiringDays);
  if (warns > performedOn) days.add(warns);
}

/** Days on which practice begins or ceases to keep something current. */
function addPractice(days: Set<string>, facts: StandingFacts): void {
  const rules = [facts, ...(facts.revisions ?? [])].flatMap(({ validity }) => validity?.currency ?? []);
  if (rules.length === 0) return;
  for (const { performedOn, from, to } of facts.performances ?? []) {
    days.add(performedOn);
    if (from !== undefined) days.add(from);
    if (to !== undefined && to !== null) days.add(addDays(to, 1));
  }
  const starts = [...(facts.performances ?? []), ...facts.assessments].map(({ performedOn }) => performedOn);
  for (const rule of rules) for (const start of starts) days.add(addDays(countsThrough(rule, start), 1));
}

/** How old results may be for what they are to serve, ever. */
function agesIn({ sufficiency, revisions = [] }: StandingFacts): readonly number[] {
  const terms = [sufficiency, ...revisions.map((revision) => revision.sufficiency)].filter((one) => one !== undefined);
  return terms.flatMap(({ levels }) => levels.flatMap(({ parts }) => parts.flatMap(({ maxAgeMonths }) => maxAgeMonths ?? [])));
}
