import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { allJobRoles } from '../../db/sql/job-roles';
import type { QueryUseCase } from '../context';
import { ownersOf } from './owners';

export const programmeChoices: QueryUseCase<Contract['calibrationProgramme']['choices']> = async (db, _input, ctx) => {
  const owners = await ownersOf(db);
  const roles = await allJobRoles(db, ctx.today);
  return ok({
    owners: owners.map(({ userId, printedName }) => ({ userId, name: printedName })),
    roles: roles.map(({ roleId, name }) => ({ roleId, name })),
  });
};
