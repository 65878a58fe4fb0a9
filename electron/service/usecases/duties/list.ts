import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { listedDuties } from './listed';

export const listDuties: QueryUseCase<Contract['duties']['list']> = async (db, { offset, limit, ...filter }, ctx) => {
  const listed = await listedDuties(db, ctx, filter, { offset, limit });
  return listed === null ? fail('UnitNotFound') : ok(listed);
};
