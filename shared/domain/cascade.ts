import type { HeldLevel } from './framework/prerequisites';
import type { StandingFacts } from './standing';
import { holdingTimeline } from './standing-timeline';

/** The facts of one person in one competency. */
interface OfCompetency {
  readonly competencyId: string;
  readonly facts: StandingFacts;
}

/** The competencies that any state of the rules names as what must be held before another. */
export function namedPrerequisites({ prerequisites, revisions = [] }: Pick<StandingFacts, 'prerequisites' | 'revisions'>): string[] {
  const all = [prerequisites, ...revisions.map((revision) => revision.prerequisites)].flatMap((one) => one ?? []);
  return [...new Set(all.flatMap(({ of }) => of.map(({ competencyId }) => competencyId)))];
}

/**
 * One person's facts with what is held of everything that must be held before, worked out from below: what others rest on comes
 * first. `heldElsewhere` answers for competencies that are not among them.
 */
export function withHeldOfOthers<E extends OfCompetency>(
  entries: readonly E[],
  heldElsewhere: (competencyId: string) => readonly HeldLevel[],
): readonly E[] {
  if (!entries.some(({ facts }) => namedPrerequisites(facts).length > 0)) return entries;
  const entryById = new Map(entries.map((entry) => [entry.competencyId, entry]));
  const { order, isCircular } = fromBelow(entryById);
  const held = new Map<string, readonly HeldLevel[]>();
  const heldNow = (id: string): readonly HeldLevel[] => (entryById.has(id) ? (held.get(id) ?? []) : heldElsewhere(id));
  const filled = new Map<string, E>();
  const isNamed = new Set(entries.flatMap(({ facts }) => namedPrerequisites(facts)));
  // Levels never ask for each other in a circle, but two competencies may each ask for a low level of the other: then what is
  // held grows from round to round until it says what it said before.
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (const id of order) {
      const entry = entryById.get(id);
      if (entry === undefined) continue;
      const named = namedPrerequisites(entry.facts);
      const facts: StandingFacts =
        named.length === 0 ? entry.facts : { ...entry.facts, heldOfOthers: new Map(named.map((one) => [one, heldNow(one)])) };
      filled.set(id, { ...entry, facts });
      if (!isNamed.has(id)) continue;
      const levels = holdingTimeline(facts).map(({ from, until, level }) => ({ from, until, level }));
      if (isCircular && JSON.stringify(levels) !== JSON.stringify(held.get(id) ?? [])) isSettled = false;
      held.set(id, levels);
    }
  }
  return entries.map((entry) => filled.get(entry.competencyId) ?? entry);
}

/** The competencies, each after those that it rests on as far as that is possible. */
function fromBelow(entryById: ReadonlyMap<string, OfCompetency>): { readonly order: readonly string[]; readonly isCircular: boolean } {
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  let isCircular = false;
  for (const start of entryById.keys()) {
    // An explicit stack: a chain may be long.
    const stack: { readonly id: string; readonly isLeaving: boolean }[] = [{ id: start, isLeaving: false }];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const { id } = at;
      if (at.isLeaving) {
        state.set(id, 'done');
        order.push(id);
        continue;
      }
      const entry = entryById.get(id);
      if (entry === undefined || state.get(id) === 'done') continue;
      if (state.get(id) === 'open') {
        isCircular = true;
        continue;
      }
      state.set(id, 'open');
      stack.push({ id, isLeaving: true });
      for (const named of namedPrerequisites(entry.facts)) stack.push({ id: named, isLeaving: false });
    }
  }
  return { order, isCircular };
}
