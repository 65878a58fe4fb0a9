import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { allJobRoles } from '../../db/sql/job-roles';
import type { QueryUseCase } from '../context';

export const listJobRoles: QueryUseCase<Contract['jobRoles']['list']> = async (db, { asOf }, ctx) =>
  ok({ roles: await allJobRoles(db, asOf ?? ctx.today) });
