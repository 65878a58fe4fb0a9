import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { knownOverrides } from '../../db/sql/overrides';
import type { QueryUseCase } from '../context';
import { shownExceptions } from './shown-exceptions';

/** Those of people belong to the people: they are shown with what is required of them. */
export const listOverrides: QueryUseCase<Contract['requirements']['overrides']> = async (db, { subjectId, competencyId }, ctx) => {
  const rows = await knownOverrides(db, {
    subjectIds: subjectId === null ? undefined : [subjectId],
    competencyIds: competencyId === null ? undefined : [competencyId],
  });
  return ok({
    overrides: await shownExceptions(
      db,
      rows.filter(({ subject }) => subject !== 'person'),
      ctx.today,
    ),
  });
};
