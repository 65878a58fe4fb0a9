import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { taskNamed } from '../../db/sql/competency-tasks';
import { observationsOf } from '../../db/sql/observations';
import { isPerson } from '../../db/sql/person-header';
import { printedNames } from '../../db/sql/printed-names';
import { filesByRecord } from '../../db/sql/recorded-files';
import { levelNames } from '../competencies/name-levels';
import type { QueryUseCase } from '../context';
import { answersByRecord } from '../own-record/shown-answers';
import { ownIds } from '../people/own-ids';

export const listObservations: QueryUseCase<Contract['observations']['list']> = async (db, { personId, competencyId }, ctx) => {
  if (!(await isPerson(db, personId))) return fail('PersonNotFound');
  const ids = await ownIds(db, personId);
  const rows = await observationsOf(db, ids, competencyId);
  const files = await filesByRecord(
    db,
    rows.map(({ observationId }) => observationId),
  );
  const answers = await answersByRecord(db, ids);
  const observers = await printedNames(
    db,
    rows.map(({ observerUserId }) => observerUserId),
  );
  const nameOf = await levelNames(db, ctx.today);
  const observations = [];
  for (const { taskId, observerUserId, ...row } of rows) {
    const { competencyCode, competencyTitle, levelCode } = nameOf(row.competencyId, row.level);
    observations.push({
      ...row,
      competencyCode,
      competencyTitle,
      levelCode,
      task: await namedTask(db, taskId, row.seenOn),
      observerName: observers.get(observerUserId) ?? observerUserId,
      isOwn: observerUserId === ctx.actor.userId,
      files: files.get(row.observationId) ?? [],
      answers: answers.get(row.observationId) ?? [],
    });
  }
  return ok({ observations });
};

export async function namedTask(db: Reader, taskId: string | null, day: string) {
  return taskId === null ? null : taskNamed(db, taskId, day);
}
