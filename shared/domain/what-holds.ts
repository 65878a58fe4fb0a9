import { isFresh, performedWithin } from './currency';
import type { ExceptionFact } from './exception';
import { checkPrerequisites, levelOn } from './framework/prerequisites';
import type { StandingFacts } from './standing';
import { graceThrough, type Stretch } from './validity';

/** An attainment with what keeps it in force on a day. */
export interface Hold {
  readonly one: Stretch;
  /** Null: nothing does any more. */
  readonly by: 'validity' | 'extension' | 'grace' | null;
  /** Last day of that; null: no known end, or nothing. */
  readonly through: string | null;
  /** The exception that moves its end, where one has effect. */
  readonly extension: ExceptionFact | null;
}

interface Beyond {
  readonly graceDays: number;
  readonly extension: ExceptionFact | null;
}

/** What keeps an attainment in force on a day: its validity; after its end a signed extension; else the grace that is allowed. */
export function holdOn(one: Stretch, { graceDays, extension }: Beyond, day: string): Hold {
  const { end } = one;
  if (end === null || day <= end) return { one, by: 'validity', through: end, extension: null };
  if (extension !== null) return { one, by: 'extension', through: extension.to, extension };
  const graceEnd = graceThrough({ ...one, end }, graceDays);
  return day <= graceEnd ? { one, by: 'grace', through: graceEnd, extension: null } : { one, by: null, through: null, extension: null };
}

/** What of it is validly held: in force, current, and with everything that must be held before. */
export function heldOf(facts: StandingFacts, live: readonly Hold[], day: string): readonly Hold[] {
  const inForce = live.filter(({ by }) => by !== null);
  if (facts.prerequisites === undefined && (facts.validity?.currency ?? null) === null) return inForce;
  const isHeld = new Map<number, boolean>();
  return inForce.filter(({ one: { level } }) => {
    const known = isHeld.get(level) ?? (isCurrent(facts, live, level, day) && lapsedPrerequisite(facts, level, day) === null);
    isHeld.set(level, known);
    return known;
  });
}

/** Whether a level is current on a day: the work was done often enough, or the level was itself shown lately. */
export function isCurrent(
  { validity, performances = [] }: Pick<StandingFacts, 'validity' | 'performances'>,
  live: readonly Hold[],
  level: number,
  day: string,
): boolean {
  const rule = validity?.currency ?? null;
  if (rule === null || performedWithin(rule, performances, day) >= rule.count) return true;
  return live.some(({ one }) => one.level >= level && isFresh(rule, one.performedOn, day));
}

/** The first competency that must be held before a level and is not on a day; null: everything is. */
export function lapsedPrerequisite({ prerequisites, heldOfOthers }: StandingFacts, level: number, day: string): string | null {
  if (prerequisites === undefined || prerequisites.length === 0) return null;
  const unmet = checkPrerequisites(prerequisites, level, (id) => levelOn(heldOfOthers?.get(id) ?? [], day)).find(({ isMet }) => !isMet);
  if (unmet === undefined) return null;
  return unmet.prerequisite.of.find((_, index) => unmet.isHeld[index] === false)?.competencyId ?? null;
}
