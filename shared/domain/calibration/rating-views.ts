import { byText } from './placed-session';
import type { RatedSession } from './rating';

export interface Bins {
  readonly levels: readonly number[];
  /** Ratings at each level, in the order of the levels. */
  readonly counts: readonly number[];
  readonly unrated: number;
  /** Every case by every member: what the counts and the unrated add up to. */
  readonly population: number;
}

/** How often each level was given, by one member or (null) by all, on the cases with these levels. No shape is asked of it. */
export function ratingBins(session: RatedSession, memberId: string | null, levels: readonly number[]): Bins {
  const members = session.members.filter(({ id }) => memberId === null || id === memberId);
  const cases = session.cases.filter((one) => sameLevels(one.levels, levels));
  const counts = levels.map(() => 0);
  let unrated = 0;
  for (const { ratings } of cases) {
    for (const { id } of members) {
      const rating = ratings.get(id);
      const place = rating === undefined ? -1 : levels.indexOf(rating.level);
      if (place < 0) unrated += 1;
      else counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return { levels, counts, unrated, population: cases.length * members.length };
}

/** What an axis of the matrix can stand for: a member's level, or a level of the case itself. */
export type Axis = { readonly kind: 'member'; readonly memberId: string } | { readonly kind: 'consensus' | 'gold' | 'required' | 'median' };

export interface CaseMatrix {
  /** The levels in their order, and last null: none. */
  readonly bins: readonly (number | null)[];
  /** cells[y][x]: the cases there, by id. */
  readonly cells: ReadonlyArray<ReadonlyArray<readonly string[]>>;
  readonly population: number;
}

/** Cases by any two axes; each case stands in one cell, so the cells add up to the cases. */
export function caseMatrix(
  session: RatedSession,
  consensus: ReadonlyMap<string, number>,
  levels: readonly number[],
  { x, y }: { readonly x: Axis; readonly y: Axis },
): CaseMatrix {
  const bins = [...levels, null];
  const cases = session.cases.filter((one) => sameLevels(one.levels, levels)).toSorted((a, b) => byText(a.caseId, b.caseId));
  const cells = bins.map(() => bins.map((): string[] => []));
  for (const one of cases) {
    const [column, row] = [x, y].map((axis) => bins.indexOf(levelOn(one, consensus, axis)));
    cells[row ?? -1]?.[column ?? -1]?.push(one.caseId);
  }
  return { bins, cells, population: cases.length };
}

function levelOn(one: RatedSession['cases'][number], consensus: ReadonlyMap<string, number>, axis: Axis): number | null {
  switch (axis.kind) {
    case 'member':
      return one.ratings.get(axis.memberId)?.level ?? null;
    case 'consensus':
      return consensus.get(one.caseId) ?? null;
    case 'gold':
      return one.gold?.level ?? null;
    case 'required':
      return one.requiredLevel;
    case 'median':
      return lowerMedian([...one.ratings.values()].map(({ level }) => level));
  }
}

/** The middle rating; of two middle ones the lower, so that it is a level that somebody gave. */
function lowerMedian(given: readonly number[]): number | null {
  const sorted = given.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

const sameLevels = (a: readonly number[], b: readonly number[]): boolean => a.join(' ') === b.join(' ');
