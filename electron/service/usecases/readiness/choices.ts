import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { jobRoleNames } from '../../db/sql/job-roles';
import { allUnits, unitsOfPerson } from '../../db/sql/organisation';
import { rolesHeld } from '../../db/sql/readiness';
import type { QueryUseCase } from '../context';
import { departmentsIn } from './departments-in';

export const readinessChoices: QueryUseCase<Contract['readiness']['choices']> = async (db, { asOf }, ctx) => {
  const day = asOf ?? ctx.today;
  const units = await allUnits(db, day);
  const { scope } = ctx;
  const own = scope.kind === 'site' || scope.ownPersonId === null ? [] : await unitsOfPerson(db, scope.ownPersonId, day);
  const seen = scope.kind === 'site' ? null : new Set([...scope.unitIds, ...own]);
  const nameByRole = await jobRoleNames(db, day);
  const roles = (await rolesHeld(db, { day, scope, unitIds: null, personId: null })).flatMap((roleId) => {
    const name = nameByRole.get(roleId);
    return name === undefined ? [] : [{ roleId, name }];
  });
  return ok({
    departments: departmentsIn(units, scope),
    units: units
      .filter(({ unitId }) => seen === null || seen.has(unitId))
      .map(({ unitId, parentId, name }) => ({
        unitId,
        parentId: parentId !== null && seen?.has(parentId) === false ? null : parentId,
        name,
      })),
    roles: roles.toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
  });
};
