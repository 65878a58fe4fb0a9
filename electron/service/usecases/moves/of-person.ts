import type { Contract } from '../../../../shared/contract';
import { scopeOf } from '../../../../shared/domain/permissions';
import { fail, ok } from '../../../../shared/result';
import { movePlansOf } from '../../db/sql/move-plans';
import { personById, personsMergedInto } from '../../db/sql/people';
import type { QueryUseCase } from '../context';
import { shownPlans } from './shown-plans';

/** What is only being thought of is for who plans it; what is confirmed is for whoever may see the person. */
export const movesOfPerson: QueryUseCase<Contract['moves']['ofPerson']> = async (db, { personId }, ctx) => {
  if ((await personById(db, personId)) === undefined) return fail('PersonNotFound');
  const mayPlan = scopeOf(ctx.grants, 'people.move', ctx.actor.personId) !== null && ctx.actor.personId !== personId;
  const records = [personId, ...(await personsMergedInto(db, personId)).map((other) => other.personId)];
  const rows = (await movePlansOf(db, records)).filter(({ state }) => mayPlan || state === 'confirmed');
  return ok({ plans: await shownPlans(db, rows, ctx.today) });
};
