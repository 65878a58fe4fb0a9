import { addDays } from './calendar';

/** Where a unit lies from a day on, in order of the days; its first place also counts for the days before. */
export interface UnitPlace {
  readonly from: string;
  readonly parentId: string | null;
}
export type UnitPlaces = ReadonlyMap<string, readonly UnitPlace[]>;

/** A stretch of days in which a unit lies under the same units. Null: no first or no last day. */
export interface UnitChain {
  readonly from: string | null;
  readonly to: string | null;
  /** The unit itself and what it lies under, nearest first. */
  readonly unitIds: readonly string[];
}

/** What a unit lies under on every day: one stretch where nothing above it ever moved. */
export function chainsOf(places: UnitPlaces, unitId: string): readonly UnitChain[] {
  const chains: UnitChain[] = [];
  for (const day of [null, ...moveDays(places, unitId)]) {
    const unitIds = chainOn(places, unitId, day);
    const last = chains.at(-1);
    if (last === undefined) chains.push({ from: null, to: null, unitIds });
    else if (day !== null && !isSame(last.unitIds, unitIds))
      chains.splice(-1, 1, { ...last, to: addDays(day, -1) }, { from: day, to: null, unitIds });
  }
  return chains;
}

/** The unit and the units above it on a day (null: before anything moved), nearest first; a loop ends where it began. */
export function chainOn(places: UnitPlaces, unitId: string, day: string | null): string[] {
  const chain = [unitId];
  for (let at = parentOn(places, unitId, day); at !== null && !chain.includes(at); at = parentOn(places, at, day)) chain.push(at);
  return chain;
}

function parentOn(places: UnitPlaces, unitId: string, day: string | null): string | null {
  const all = places.get(unitId) ?? [];
  const at = day === null ? undefined : all.findLast(({ from }) => from <= day);
  return (at ?? all[0])?.parentId ?? null;
}

/** The days on which the unit, or one that it ever lay under, moved; in order. */
function moveDays(places: UnitPlaces, unitId: string): readonly string[] {
  const days = new Set<string>();
  const seen = new Set<string>();
  const open = [unitId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    for (const [index, { from, parentId }] of (places.get(id) ?? []).entries()) {
      if (index > 0) days.add(from);
      if (parentId !== null) open.push(parentId);
    }
  }
  return [...days].toSorted();
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

/** The units of a loop that a unit would be part of on a day or later, from it up to it again; null: there is none. */
export function cycleOf(places: UnitPlaces, unitId: string, from: string): readonly string[] | null {
  for (const day of [from, ...moveDays(places, unitId).filter((move) => move > from)]) {
    const chain = chainOn(places, unitId, day);
    const last = chain.at(-1);
    if (last !== undefined && parentOn(places, last, day) === unitId) return [...chain, unitId];
  }
  return null;
}
