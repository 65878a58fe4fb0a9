import type { CompetencyItem } from '../../contract/framework-item';

export type Prerequisite = CompetencyItem['content']['prerequisites'][number];

/** A level that was validly held from one day to another, both inclusive. */
export interface HeldLevel {
  readonly level: number;
  readonly from: string;
  readonly until: string | null;
}

/** A rule with what is held of it on a day. */
export interface CheckedPrerequisite<P extends Prerequisite = Prerequisite> {
  readonly prerequisite: P;
  /** In the order of the rule: whether each is held at its level or above. */
  readonly isHeld: readonly boolean[];
  readonly isMet: boolean;
}

/**
 * What must be held before a level can be signed off, and whether it is. A level rests on the lower ones of its
 * competency: what these ask for is asked for by it.
 */
export function checkPrerequisites<P extends Prerequisite>(
  prerequisites: readonly P[],
  level: number,
  heldLevel: (competencyId: string) => number | null,
): CheckedPrerequisite<P>[] {
  return prerequisites
    .filter((prerequisite) => prerequisite.level <= level)
    .map((prerequisite) => {
      const isHeld = prerequisite.of.map((one) => (heldLevel(one.competencyId) ?? -1) >= one.level);
      return { prerequisite, isHeld, isMet: isHeld.filter(Boolean).length >= neededOf(prerequisite) };
    });
}

/** How many of the named ones a rule asks for; never more than it names. */
export function neededOf({ rule, count, of }: Pick<Prerequisite, 'rule' | 'count' | 'of'>): number {
  if (rule === 'any') return 1;
  return rule === 'all' ? of.length : Math.min(count, of.length);
}

/** The level held on a day; null: none. */
export function levelOn(held: readonly HeldLevel[], day: string): number | null {
  const levels = held.filter(({ from, until }) => from <= day && (until === null || day <= until)).map(({ level }) => level);
  return levels.length === 0 ? null : Math.max(...levels);
}
