import { namedPrerequisites, withHeldOfOthers } from '../../../../shared/domain/cascade';
import type { Reader } from '../schema';
import { heldLevels } from './resting-competencies';
import type { PersonCompetency, StandingFramework } from './standing-facts';

/**
 * The facts with what each person holds of everything that must be held before. What the framework was narrowed to is worked out
 * from the facts themselves, all else is read from the derived rows: of that nothing changes.
 */
export async function withHeld(
  db: Reader,
  entries: readonly PersonCompetency[],
  { only, hasPrerequisites }: Pick<StandingFramework, 'only' | 'hasPrerequisites'>,
): Promise<readonly PersonCompetency[]> {
  if (!hasPrerequisites) return entries;
  const named = new Set(entries.flatMap(({ facts }) => namedPrerequisites(facts)));
  if (named.size === 0) return entries;
  const byPerson = new Map<string, PersonCompetency[]>();
  for (const entry of entries) if (byPerson.get(entry.personId)?.push(entry) === undefined) byPerson.set(entry.personId, [entry]);
  const elsewhere = only === null ? [] : [...named].filter((id) => !only.has(id));
  const held = await heldLevels(db, [...byPerson.keys()], elsewhere);
  return [...byPerson].flatMap(([personId, of]) => withHeldOfOthers(of, (competencyId) => held(personId, competencyId)));
}
