import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { listAssessments } from '../../db/sql/assessments';
import type { QueryUseCase } from '../context';
import { ownIds } from '../people/own-ids';
import { summaryOf } from './summary';

export const findAssessments: QueryUseCase<Contract['assessments']['list']> = async (db, { personId, ...wanted }, ctx) => {
  const personIds = personId === null ? null : await ownIds(db, personId);
  const { rows, total } = await listAssessments(db, { ...wanted, personIds }, ctx.scope, ctx.today);
  return ok({ assessments: rows.map(summaryOf), total });
};
