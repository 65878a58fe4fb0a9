import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { savedPlans } from '../../db/sql/reassessment-plans';
import type { QueryUseCase } from '../context';
import { planHeads } from './saved-plans';

export const listPlans: QueryUseCase<Contract['duties']['listPlans']> = async (db, _input, ctx) =>
  ok({ plans: await planHeads(db, await savedPlans(db, { scope: ctx.scope, today: ctx.today, planId: null }), ctx.today) });
