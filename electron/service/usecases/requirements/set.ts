import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { planRequirement } from '../../../../shared/domain/requirement-lines';
import { hasLevel } from '../../../../shared/domain/scale';
import { fail, ok } from '../../../../shared/result';
import { competencyById } from '../../db/sql/competencies';
import { countPeopleInRole, everybodyInRole, jobRoleById } from '../../db/sql/job-roles';
import { linesOf } from '../../db/sql/requirements';
import { scaleById } from '../../db/sql/scales';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import { endVersions, writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';

export const setRequirement: CommandUseCase<Contract['requirements']['set']> = async (tx, input, ctx) => {
  const { roleId, competencyId, level, validityMonths, validFrom } = input;
  if (!isRealDate(validFrom)) return fail('NotADate');
  if ((await jobRoleById(tx, roleId)) === undefined) return fail('RoleNotFound');
  const competency = await competencyById(tx, competencyId);
  if (competency === undefined) return fail('CompetencyNotFound');
  if (competency.isRetired === 1) return fail('CompetencyRetired');
  const scale = await scaleById(tx, competency.scaleId);
  if (scale === null || !hasLevel(scale.levels, level)) return fail('LevelNotOnScale', { level });

  const next = { roleId, competencyId, level, validityMonths, isMandatory: input.isMandatory ? 1 : 0, validFrom } as const;
  const plan = planRequirement(await linesOf(tx, roleId, competencyId), next, ctx.makeId());
  const changes = [
    ...(await writeVersions(tx, ctx.entry, 'requirement', plan.write)),
    ...(await endVersions(tx, ctx.entry, 'requirement', plan.withdraw)),
  ];
  await deriveStandings(tx, await everybodyInRole(tx, roleId), (await siteFacts(tx)).expiringDays, { competencyId });
  ctx.audit({ action: 'requirements.set', entity: 'requirement', entityId: plan.requirementId, reason: input.reason, validFrom, changes });
  return ok({ requirementId: plan.requirementId, peopleAffected: await countPeopleInRole(tx, roleId, ctx.today) });
};
