import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { isEmployedOn } from '../../../../shared/domain/people/employment';
import { fail, ok } from '../../../../shared/result';
import { employmentsOf } from '../../db/sql/employments';
import { jobRoleById } from '../../db/sql/job-roles';
import { isPerson } from '../../db/sql/person-header';
import { positionsOf } from '../../db/sql/positions';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import { editionsOf } from '../../db/sql/unit-editions';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { onboardingFor } from '../onboarding/onboarding-obligations';

export const assignPosition: CommandUseCase<Contract['people']['assign']> = async (tx, { personId, reason, ...place }, ctx) => {
  const { roleId, unitId, validFrom, validTo } = place;
  if (!(await isPerson(tx, personId))) return fail('PersonNotFound');
  if (!isRealDate(validFrom) || (validTo !== null && !isRealDate(validTo))) return fail('NotADate');
  if (validTo !== null && validTo < validFrom) return fail('EndsBeforeItBegins');
  if ((await jobRoleById(tx, roleId, ctx.today)) === undefined) return fail('RoleNotFound');
  const editions = await editionsOf(tx, unitId);
  const [first] = editions;
  const last = editions.at(-1);
  if (first === undefined || last === undefined || first.validFrom > validFrom) return fail('UnitNotFound');
  if (last.validTo !== null && (validTo === null || last.validTo < validTo)) return fail('UnitNotFound');
  if (!isEmployedOn(await employmentsOf(tx, personId), validFrom)) return fail('NotEmployedThen');
  const held = (await positionsOf(tx, personId, ctx.today)).find(
    (position) =>
      position.roleId === roleId &&
      position.unitId === unitId &&
      (position.validTo === null || position.validTo >= validFrom) &&
      (validTo === null || position.validFrom <= validTo),
  );
  if (held !== undefined) return fail('PositionHeld', { positionId: held.positionId });
  const positionId = ctx.makeId();
  const position = { positionId, personId, ...place, sourceBatchId: null, positionNumber: null };
  const changes = await writeVersions(tx, ctx.entry, 'position', [position]);
  await deriveStandings(tx, [personId], (await siteFacts(tx)).expiringDays);
  changes.push(...(await onboardingFor(tx, ctx, [position])));
  ctx.audit({ action: 'people.assign', entity: 'position', entityId: positionId, personId, reason, validFrom, changes });
  return ok({ positionId });
};
