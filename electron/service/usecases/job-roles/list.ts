import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { allJobRoles } from '../../db/sql/job-roles';
import type { QueryUseCase } from '../context';

export const listJobRoles: QueryUseCase<Contract['jobRoles']['list']> = async (db, _input, ctx) =>
  ok({ roles: await allJobRoles(db, ctx.today) });
