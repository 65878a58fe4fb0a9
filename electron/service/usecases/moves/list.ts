import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { listMovePlans } from '../../db/sql/move-plans';
import type { QueryUseCase } from '../context';
import { shownPlans } from './shown-plans';

export const listMoves: QueryUseCase<Contract['moves']['list']> = async (db, page, ctx) => {
  const { rows, total } = await listMovePlans(db, page, ctx.scope, ctx.today);
  return ok({ plans: await shownPlans(db, rows, ctx.today), total });
};
