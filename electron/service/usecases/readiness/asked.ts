import type { ReadinessFilter } from '../../../../shared/contract/readiness-filter';
import { departmentOf, type OrgUnit } from '../../../../shared/domain/organisation';
import type { Scope } from '../../../../shared/domain/permissions';
import type { Question } from '../../readiness/questions';

/** What a filter and the asker's scope amount to in a question of the engine. */
export function askedBy(
  filter: Omit<ReadinessFilter, 'asOf' | 'knownAt'>,
  units: readonly OrgUnit[],
  scope: Scope,
): Pick<Question, 'unitIds' | 'seen' | 'roleId' | 'mandatoryOnly'> {
  return {
    unitIds: unitsAsked(units, filter),
    seen: scope.kind === 'site' ? null : { unitIds: scope.unitIds, ownPersonId: scope.ownPersonId },
    roleId: filter.roleId,
    mandatoryOnly: filter.mandatoryOnly,
  };
}

/** The units that a filter leaves: a unit with all that lies in it, a department up to the next one below; null: every unit. */
export function unitsAsked(
  units: readonly OrgUnit[],
  { departmentId, unitId }: Pick<ReadinessFilter, 'departmentId' | 'unitId'>,
): readonly string[] | null {
  if (departmentId === null && unitId === null) return null;
  const unitById = new Map(units.map((unit) => [unit.unitId, unit]));
  return units
    .map((unit) => unit.unitId)
    .filter((id) => departmentId === null || departmentOf(unitById, id)?.unitId === departmentId)
    .filter((id) => unitId === null || pathOf(unitById, id).includes(unitId));
}

/** A unit and those above it, the nearest first. */
export function pathOf(unitById: ReadonlyMap<string, OrgUnit>, unitId: string): string[] {
  const path: string[] = [];
  for (let at: string | null = unitId; at !== null && !path.includes(at); at = unitById.get(at)?.parentId ?? null) path.push(at);
  return path;
}
