import type { CurrencyRule } from '../contract/validity';
import { addDays } from './calendar';

/** How often work was done on a day, and from when to when its task belongs to the competency; left out: always. */
export interface PerformanceFact {
  readonly performedOn: string;
  readonly count: number;
  readonly from?: string;
  readonly to?: string | null;
}

/** Last day of the window that begins on a day: what happened on it counts through then. */
export function countsThrough({ withinDays }: CurrencyRule, day: string): string {
  return addDays(day, withinDays - 1);
}

/** How often the work was done in the window that ends on a day. */
export function performedWithin(rule: CurrencyRule, performances: readonly PerformanceFact[], day: string): number {
  return performances.reduce((sum, one) => (countsOn(rule, one, day) ? sum + one.count : sum), 0);
}

/** Whether a performance counts on a day. */
export function countsOn(rule: CurrencyRule, { performedOn, from, to }: PerformanceFact, day: string): boolean {
  const isOfCompetency = (from === undefined || from <= day) && (to === undefined || to === null || day <= to);
  return isOfCompetency && performedOn <= day && day <= countsThrough(rule, performedOn);
}

/** Whether what was reached on a day is itself enough for now: nobody can have practised before being qualified. */
export function isFresh(rule: CurrencyRule, reachedOn: string, day: string): boolean {
  return reachedOn <= day && day <= countsThrough(rule, reachedOn);
}

/** Last day, from one on which it is current, through which it stays so by what has been done alone; `reached` are the days of attainments. */
export function currentThrough(
  rule: CurrencyRule,
  performances: readonly PerformanceFact[],
  reached: readonly string[],
  day: string,
): string {
  const lastOf = reached.filter((on) => isFresh(rule, on, day)).map((on) => countsThrough(rule, on));
  let through = lastOf.toSorted().at(-1) ?? addDays(day, -1);
  // Each end of a window is where the sum can fall; later performances are not counted upon.
  const known = performances.filter(({ performedOn }) => performedOn <= day);
  const ends = known
    .filter((one) => countsOn(rule, one, day))
    .map(({ performedOn, to }) => earlierOf(countsThrough(rule, performedOn), to));
  for (const end of ends.toSorted()) if (performedWithin(rule, known, end) >= rule.count && end > through) through = end;
  return through;
}

const earlierOf = (end: string, to: string | null | undefined): string => (to !== undefined && to !== null && to < end ? to : end);
