import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { countPeopleInRole, jobRoleById } from '../../db/sql/job-roles';
import { revisionsOf } from '../../db/sql/requirement-revisions';
import { requiredOf } from '../../db/sql/requirements';
import { allScales } from '../../db/sql/scales';
import type { QueryUseCase } from '../context';

export const getJobRole: QueryUseCase<Contract['jobRoles']['get']> = async (db, { roleId, asOf }, ctx) => {
  const day = asOf ?? ctx.today;
  const role = await jobRoleById(db, roleId, day);
  if (role === undefined) return fail('RoleNotFound');
  const scaleById = new Map((await allScales(db, day)).map((scale) => [scale.scaleId, scale]));
  const lines = await requiredOf(db, roleId, day);
  const revisionOf = await revisionsOf(
    db,
    lines.map(({ requirementId }) => requirementId),
  );
  const requirements = lines.map(({ code, title, scaleId, ...line }) => {
    const scale = scaleById.get(scaleId);
    if (scale === undefined) throw new Error('a competency has lost its scale');
    return { ...line, revision: revisionOf(line.requirementId, line.validFrom), competencyCode: code, competencyTitle: title, scale };
  });
  return ok({
    roleId,
    name: role.name,
    description: role.description,
    people: await countPeopleInRole(db, roleId, day),
    requirements,
  });
};
