import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { listAssessments } from '../../db/sql/assessments';
import type { QueryUseCase } from '../context';
import { summaryOf } from './summary';

export const findAssessments: QueryUseCase<Contract['assessments']['list']> = async (db, input, ctx) => {
  const { rows, total } = await listAssessments(db, input, ctx.scope, ctx.today);
  return ok({ assessments: rows.map(summaryOf), total });
};
