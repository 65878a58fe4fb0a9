import { departmentOf, type OrgUnit } from '../../../../shared/domain/organisation';
import type { Scope } from '../../../../shared/domain/permissions';

/** The departments to choose from: of a limited scope those that its units lie in. */
export function departmentsIn(units: readonly OrgUnit[], scope: Scope): { departmentId: string; name: string }[] {
  const unitById = new Map(units.map((unit) => [unit.unitId, unit]));
  const seen = scope.kind === 'site' ? null : new Set(scope.unitIds.map((unitId) => departmentOf(unitById, unitId)?.unitId));
  return units
    .filter(({ unitId, kind }) => kind === 'department' && (seen === null || seen.has(unitId)))
    .map(({ unitId, name }) => ({ departmentId: unitId, name }));
}
