import { isRealDate } from '../../../../shared/domain/calendar';
import { demandsOnPerson, type GatePerson, type GateQuestion } from '../../../../shared/domain/gate';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { employmentsOf } from '../../db/sql/employments';
import { factsOfPerson } from '../../db/sql/facts-of-person';
import { mergedPeople, withMerged } from '../../db/sql/merged-people';
import { personHeader, type PersonHeader } from '../../db/sql/person-header';
import { siteFacts } from '../../db/sql/site';
import { taskDemands, taskHead, type NamedDemand, type TaskHead } from '../../db/sql/task-demands';

export interface LoadedQuestion extends GateQuestion {
  readonly demands: readonly NamedDemand[];
  readonly who: PersonHeader;
  readonly task: TaskHead;
  readonly day: string;
}

export type NotThere = Failure<'PersonNotFound', undefined> | Failure<'TaskNotFound', undefined> | Failure<'NotADate', undefined>;

/** Everything that decides whether somebody may do a task, or work in a competency, on a day, under the record of the person that is kept. */
export async function loadQuestion(
  db: Reader,
  { personId: asked, taskId }: { readonly personId: string; readonly taskId: string },
  day: string,
): Promise<Result<LoadedQuestion, NotThere>> {
  if (!isRealDate(day)) return fail('NotADate');
  const merged = await mergedPeople(db);
  const personId = merged.get(asked) ?? asked;
  const who = await personHeader(db, personId, day);
  if (who === undefined) return fail('PersonNotFound');
  const task = await taskHead(db, taskId, day);
  if (task === undefined) return fail('TaskNotFound');
  const named = await taskDemands(db, task, day);
  const competencyIds = [...new Set(named.flatMap((demand) => demand.asked.map(({ competencyId }) => competencyId)))];
  const { expiringDays } = await siteFacts(db);
  const load = async (id: string): Promise<GatePerson> => {
    const employment = [];
    for (const record of withMerged([id], merged)) employment.push(...(await employmentsOf(db, record)));
    return { employment, factsByCompetency: await factsOfPerson(db, id, competencyIds, expiringDays) };
  };
  const person = await load(personId);
  const demands = task.kind === 'task' ? named : demandsOnPerson(named, person);
  const watching = [...person.factsByCompetency.values()].flatMap(({ training = [] }) => training.map((one) => one.supervisorPersonId));
  const supervisors = new Map<string, GatePerson>();
  for (const id of new Set(watching)) supervisors.set(id, await load(merged.get(id) ?? id));
  return ok({ demands, person, supervisors, who, task, day });
}
