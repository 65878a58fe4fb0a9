import type { Contract } from '../../../../shared/contract';
import { isTied } from '../../../../shared/domain/framework/wording';
import { fail, ok } from '../../../../shared/result';
import { accomplishmentIds, competenciesOfRole, tasksOfRole } from '../../db/sql/accomplishments';
import { jobRoleById } from '../../db/sql/job-roles';
import type { QueryUseCase } from '../context';

export const roleAccomplishments: QueryUseCase<Contract['jobRoles']['accomplishments']> = async (db, { roleId, asOf }, ctx) => {
  const day = asOf ?? ctx.today;
  if ((await jobRoleById(db, roleId, day)) === undefined) return fail('RoleNotFound');
  const known = await accomplishmentIds(db, day);
  const signs = (await competenciesOfRole(db, roleId, day)).flatMap(({ indicators, ...competency }) =>
    indicators.map(({ indicatorId, level, text, outcomeIds }) => ({ sign: { ...competency, indicatorId, level, text }, outcomeIds })),
  );
  return ok({
    accomplishments: (await tasksOfRole(db, roleId, day)).map(({ linkId, isMandatory, outcome, scenario, ...task }) => ({
      linkId,
      task,
      isMandatory: isMandatory === 1,
      outcome,
      scenario,
      indicators: signs.filter(({ outcomeIds }) => outcomeIds.includes(linkId)).map(({ sign }) => sign),
    })),
    untied: signs.filter((one) => !isTied(one, known)).map(({ sign }) => sign),
  });
};
