import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { daysOfChanges } from '../../db/sql/year-ahead';
import type { QueryUseCase } from '../context';
import { askedChanges } from './asked';

export const listDaysAhead: QueryUseCase<Contract['yearAhead']['days']> = async (db, input, ctx) => {
  const asked = await askedChanges(db, input, ctx);
  if (!asked.ok) return asked;
  const { after, through } = asked.value;
  return ok({ after, through, days: await daysOfChanges(db, asked.value) });
};
