import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { mappingsOn } from '../../db/sql/crosswalk';
import type { QueryUseCase } from '../context';

export const listCrosswalk: QueryUseCase<Contract['catalogue']['crosswalk']> = async (db, input, ctx) => {
  const { asOf = ctx.today, frameworkId, match, framework } = input;
  const mappings = await mappingsOn(db, asOf, { frameworkId, match, framework });
  const all = await mappingsOn(db, asOf, { frameworkId, match: undefined, framework: undefined });
  return ok({ mappings, frameworks: [...new Set(all.map((one) => one.framework))] });
};
