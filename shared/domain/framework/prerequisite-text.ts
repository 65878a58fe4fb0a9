import { neededOf, type CheckedPrerequisite, type Prerequisite } from './prerequisites';

/** A prerequisite whose parts can be named. */
export type NamedPrerequisite = Omit<Prerequisite, 'of'> & {
  readonly of: Array<Prerequisite['of'][number] & { readonly code: string; readonly levelCode: string }>;
};

/** What is missing of a rule, in a sentence. */
export function unmetText({ prerequisite, isHeld }: CheckedPrerequisite<NamedPrerequisite>): string {
  const missing = prerequisite.of
    .filter((_, index) => isHeld[index] !== true)
    .map(({ code, levelCode }) => `${code} at level ${levelCode}`);
  const held = isHeld.filter(Boolean).length;
  const needed = neededOf(prerequisite);
  if (needed === prerequisite.of.length) return `Not held: ${missing.join(', ')}.`;
  if (needed === 1) return `None is held of: ${missing.join(', ')}.`;
  return `${held} of ${needed} are held; ${needed - held} more of: ${missing.join(', ')}.`;
}
