import type { BoardCase } from './queries';

/** How many levels the lowest and the highest rating of a case lie apart, counted on its scale. */
export function spreadOf({ levels, ratings }: Pick<BoardCase, 'levels' | 'ratings'>): number {
  const places = ratings.map(({ rating }) => levels.findIndex(({ level }) => level === rating.level));
  return places.length === 0 ? 0 : Math.max(...places) - Math.min(...places);
}
