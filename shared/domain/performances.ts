import { addDays, addMonths } from './calendar';

/** So many times on a day. */
export interface Performances {
  readonly performedOn: string;
  readonly count: number;
}

/** How often something was done from one day to another, both inclusive. */
export function performancesIn(performances: readonly Performances[], from: string, to: string): number {
  return performances.filter(({ performedOn }) => performedOn >= from && performedOn <= to).reduce((sum, { count }) => sum + count, 0);
}

/** How often within so many months that end with a day; the same day so many months before is not within. */
export function performancesWithinMonths(performances: readonly Performances[], months: number, day: string): number {
  return performancesIn(performances, addDays(addMonths(day, -months), 1), day);
}

/** The last day up to another on which it was done; null: never. */
export function lastPerformedOn(performances: readonly Performances[], day: string): string | null {
  return performances.reduce<string | null>(
    (last, { performedOn }) => (performedOn <= day && (last === null || performedOn > last) ? performedOn : last),
    null,
  );
}
