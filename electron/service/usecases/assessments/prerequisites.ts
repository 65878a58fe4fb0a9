import { checkPrerequisites, levelOn, type Prerequisite } from '../../../../shared/domain/framework/prerequisites';
import { unmetText } from '../../../../shared/domain/framework/prerequisite-text';
import { levelCode } from '../../../../shared/domain/scale';
import type { Reader } from '../../db/schema';
import { askedCompetencies } from '../../db/sql/prerequisites';

/** The prerequisites of a competency with the names of what they ask for on a day and what a person held of it. */
export async function namedPrerequisites(db: Reader, personId: string, prerequisites: readonly Prerequisite[], day: string) {
  if (prerequisites.length === 0) return [];
  const ids = prerequisites.flatMap(({ of }) => of.map(({ competencyId }) => competencyId));
  const asked = await askedCompetencies(db, personId, ids, day);
  return prerequisites.map((prerequisite) => ({
    ...prerequisite,
    of: prerequisite.of.map(({ competencyId, level }) => {
      const { code = competencyId, title = '', levels = [], held = [] } = asked.get(competencyId) ?? {};
      return { competencyId, level, code, title, levelCode: levelCode(levels, level), held: [...held] };
    }),
  }));
}

/** What a person did not hold on a day that has to be held before a level, a sentence for each rule. */
export async function missingPrerequisites(
  db: Reader,
  personId: string,
  prerequisites: readonly Prerequisite[],
  { level, day }: { readonly level: number; readonly day: string },
): Promise<string[]> {
  const named = await namedPrerequisites(
    db,
    personId,
    prerequisites.filter((one) => one.level <= level),
    day,
  );
  const heldById = new Map(named.flatMap(({ of }) => of.map((one) => [one.competencyId, one.held] as const)));
  return checkPrerequisites(named, level, (competencyId) => levelOn(heldById.get(competencyId) ?? [], day))
    .filter(({ isMet }) => !isMet)
    .map(unmetText);
}
