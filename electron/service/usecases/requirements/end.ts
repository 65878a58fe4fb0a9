import type { Contract } from '../../../../shared/contract';
import { addDays, isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import { countPeopleInRole, everybodyInRole } from '../../db/sql/job-roles';
import { requirementById } from '../../db/sql/requirements';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';

/** Sets the last day of a requirement. It can be drawn nearer again, but not put off: that is requiring it anew. */
export const endRequirement: CommandUseCase<Contract['requirements']['end']> = async (tx, { requirementId, lastDay, reason }, ctx) => {
  if (!isRealDate(lastDay)) return fail('NotADate');
  const line = await requirementById(tx, requirementId);
  if (line === undefined) return fail('RequirementNotFound');
  if (lastDay < line.validFrom) return fail('EndsBeforeItBegins', { validFrom: line.validFrom });
  if (line.validTo !== null && line.validTo <= lastDay) return fail('EndsAlready', { lastDay: line.validTo });

  const changes = await writeVersions(tx, ctx.entry, 'requirement', [{ ...line, validTo: lastDay }]);
  await deriveStandings(tx, await everybodyInRole(tx, line.roleId), (await siteFacts(tx)).expiringDays, {
    competencyId: line.competencyId,
  });
  ctx.audit({
    action: 'requirements.end',
    entity: 'requirement',
    entityId: requirementId,
    reason,
    validFrom: addDays(lastDay, 1),
    changes,
  });
  return ok({ peopleAffected: await countPeopleInRole(tx, line.roleId, ctx.today) });
};
