import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { everyAccess } from './account-access';

export const listRights: QueryUseCase<Contract['access']['rights']> = async (db, _input, ctx) =>
  ok({ users: await everyAccess(db, ctx.today) });
