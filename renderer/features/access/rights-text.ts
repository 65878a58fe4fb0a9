import { accessWords, shortRight } from '../../lib/words/access';
import { roleText } from '../../lib/words/roles';
import type { RecordedAccount, RecordedGrant, RecordedRight } from './queries';

const words = accessWords.reach;

/** How far a right reaches, in words: "Whole site", "Line 1 and below; Own record". */
export function reachText({ reach }: Pick<RecordedRight, 'reach'>): string {
  if (reach.kind === 'site') return words.site;
  const units = reach.units.length === 0 ? [] : [words.below(reach.units.map(({ name }) => name).join(', '))];
  return [...units, ...(reach.own ? [words.own] : [])].join(words.and);
}

/** A role with its unit, as it was given. */
export function grantText({ role, unitName }: RecordedGrant): string {
  return unitName === null ? roleText(role) : `${roleText(role)} (${unitName})`;
}

export const grantsText = (grants: readonly RecordedGrant[]): string => grants.map(grantText).join(', ');

/** All rights of an account in a few lines, one for each reach: "Whole site: sees people, imports people". */
export function rightsInShort({ rights }: Pick<RecordedAccount, 'rights'>): readonly string[] {
  const shortByReach = new Map<string, string[]>();
  for (const right of rights) {
    const reach = reachText(right);
    const known = shortByReach.get(reach) ?? [];
    shortByReach.set(reach, [...known, shortRight(right.permission)]);
  }
  return [...shortByReach].map(([reach, shorts]) => `${reach}: ${shorts.join(', ')}`);
}

/** How many conflicts there are, and how many of them nobody has explained. */
export function conflictsText({ conflicts }: Pick<RecordedAccount, 'conflicts'>): string {
  if (conflicts.length === 0) return accessWords.list.noConflict;
  return accessWords.list.conflicts(conflicts.length, conflicts.filter(({ exception }) => exception === null).length);
}
