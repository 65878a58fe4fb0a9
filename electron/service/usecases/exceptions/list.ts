import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { listedExceptions } from './listed';

export const listExceptions: QueryUseCase<Contract['exceptions']['list']> = async (db, { asOf: asked, ...filter }, ctx) => {
  const asOf = asked ?? ctx.today;
  const { exceptions, sha256 } = await listedExceptions(db, ctx, filter, asOf);
  return ok({ asOf, exceptions, sha256 });
};
