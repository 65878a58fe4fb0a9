import { at } from '../statistics/numbers';
import type { CaseRating, RatedCase, RatedSession } from './rating';

export interface PlacedCase {
  readonly caseId: string;
  readonly competencyId: string;
  /** Where on the case's scale each member's level stands, from 0; null: not rated. In the order of the members. */
  readonly places: readonly (number | null)[];
  readonly ratings: readonly (CaseRating | null)[];
  readonly of: RatedCase;
}

export interface PlacedScale {
  readonly levels: readonly number[];
  readonly cases: readonly PlacedCase[];
}

export interface PlacedSession {
  readonly memberIds: readonly string[];
  readonly cases: readonly PlacedCase[];
  /** The cases by scale, that with the most first. */
  readonly scales: readonly PlacedScale[];
}

/** A session with levels as places on their scales, in an order that does not depend on the order given. */
export function placedSession(session: RatedSession): PlacedSession {
  const memberIds = session.members.map(({ id }) => id).toSorted(byText);
  const cases = session.cases
    .toSorted((a, b) => byText(a.caseId, b.caseId))
    .map((of): PlacedCase => {
      const ratings = memberIds.map((id) => of.ratings.get(id) ?? null);
      const places = ratings.map((rating) => (rating === null ? null : placeOf(of, rating.level)));
      return { caseId: of.caseId, competencyId: of.competencyId, places, ratings, of };
    });
  const byScale = new Map<string, PlacedCase[]>();
  for (const one of cases) byScale.set(one.of.levels.join(' '), [...(byScale.get(one.of.levels.join(' ')) ?? []), one]);
  const scales = [...byScale.values()].map((some) => ({ levels: some[0]?.of.levels ?? [], cases: some }));
  return {
    memberIds,
    cases,
    scales: scales.toSorted((a, b) => b.cases.length - a.cases.length || byText(a.levels.join(' '), b.levels.join(' '))),
  };
}

/** Where a level stands on the scale of a case; one that is none of its levels is a fault of the caller. */
export function placeOf({ levels, caseId }: Pick<RatedCase, 'levels' | 'caseId'>, level: number): number {
  const place = levels.indexOf(level);
  if (place < 0) throw new RangeError(`${level} is no level of the scale of case ${caseId}`);
  return place;
}

export const levelAt = (levels: readonly number[], place: number): number => at(levels, place);

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
