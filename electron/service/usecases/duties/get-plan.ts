import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { shownPlan } from './saved-plans';

export const getPlan: QueryUseCase<Contract['duties']['getPlan']> = async (db, { planId }, ctx) => {
  const plan = await shownPlan(db, planId, ctx);
  return plan === null ? fail('PlanNotFound') : ok(plan);
};
