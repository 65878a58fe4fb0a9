import type { Contract } from '../../../../shared/contract';
import { seenCounts } from '../../../../shared/domain/observation';
import { fail, ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { competencyOn, type Competency } from '../../db/sql/competencies';
import { tasksOfCompetency } from '../../db/sql/competency-tasks';
import { observationsBy, observationsOf } from '../../db/sql/observations';
import { standingsOf } from '../../db/sql/people';
import { isPerson, personHeader } from '../../db/sql/person-header';
import { pilotsOf } from '../../db/sql/pilots';
import { levelNames } from '../competencies/name-levels';
import type { QueryUseCase } from '../context';
import { ownIds } from '../people/own-ids';

/** So many of the observer's newest observations decide what stands on top. */
const recentlyUsed = 30;
const unseen = { shown: 0, partly: 0, notShown: 0 };

export const observableIndicators: QueryUseCase<Contract['observations']['indicators']> = async (db, { personId }, ctx) => {
  const person = (await isPerson(db, personId)) ? await personHeader(db, personId, ctx.today) : undefined;
  if (person === undefined) return fail('PersonNotFound');
  const competencies = await requiredCompetencies(db, personId, ctx.today);
  const seen = seenCounts((await observationsOf(db, await ownIds(db, personId), null)).filter(({ replacedById }) => replacedById === null));
  const used = await observationsBy(db, ctx.actor.userId, recentlyUsed);
  const nameOf = await levelNames(db, ctx.today);
  const rank = (indicatorId: string): number => {
    const at = used.findIndex((one) => one.indicatorId === indicatorId);
    return at === -1 ? recentlyUsed : at;
  };
  const tasks = [];
  for (const { competencyId } of competencies)
    for (const { taskId, code, title } of await tasksOfCompetency(db, competencyId, ctx.today))
      tasks.push({ taskId, code, title, competencyId });
  const [last] = used;
  return ok({
    personName: person.name,
    isSelf: ctx.actor.personId === personId,
    indicators: competencies
      .flatMap(({ competencyId, content }) =>
        content.indicators.map(({ indicatorId, level, text }) => {
          const { competencyCode, competencyTitle, levelCode } = nameOf(competencyId, level);
          return {
            competencyId,
            competencyCode,
            competencyTitle,
            indicatorId,
            level,
            levelCode,
            text,
            seen: seen.get(indicatorId) ?? unseen,
          };
        }),
      )
      .toSorted((one, other) => rank(one.indicatorId) - rank(other.indicatorId)),
    tasks,
    last: last === undefined ? null : { place: last.place, equipment: last.equipment, shift: last.shift },
  });
};

/** What the roles of a person require today, as it is for them, the most urgent first. */
export async function requiredCompetencies(db: Reader, personId: string, today: string): Promise<Competency[]> {
  const pilots = await pilotsOf(db, personId, today);
  const found: Competency[] = [];
  for (const { competencyId } of await standingsOf(db, personId, today, pilots)) {
    const competency = await competencyOn(db, competencyId, today, pilots);
    if (competency !== undefined && !competency.isRetired) found.push(competency);
  }
  return found;
}
