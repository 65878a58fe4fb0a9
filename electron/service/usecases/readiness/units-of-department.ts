import { departmentOf, type OrgUnit } from '../../../../shared/domain/organisation';

/** The department itself and what lies in it, up to the next department below; null, for every unit, where none is chosen. */
export function unitsOfDepartment(units: readonly OrgUnit[], departmentId: string | null): readonly string[] | null {
  if (departmentId === null) return null;
  const unitById = new Map(units.map((unit) => [unit.unitId, unit]));
  return units.map(({ unitId }) => unitId).filter((unitId) => departmentOf(unitById, unitId)?.unitId === departmentId);
}
