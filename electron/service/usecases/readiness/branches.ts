import type { OrgUnit } from '../../../../shared/domain/organisation';
import { pathOf } from './asked';

/**
 * Which unit stands for each: of those that lie in a unit, the one right below it that they lie in, and the unit for itself. Without
 * a unit, those at the top stand for what lies in them; one that is alone there is looked into at once.
 */
export function branchesBelow(units: readonly OrgUnit[], unitId: string | null): Readonly<Record<string, string>> {
  const unitById = new Map(units.map((unit) => [unit.unitId, unit]));
  const top = units.filter(({ parentId }) => parentId === null || !unitById.has(parentId));
  const from = unitId ?? (top.length === 1 ? (top[0]?.unitId ?? null) : null);
  return Object.fromEntries(
    units.flatMap((unit) => {
      const path = pathOf(unitById, unit.unitId);
      if (from === null) return [[unit.unitId, path.at(-1) ?? unit.unitId]];
      const at = path.indexOf(from);
      return at < 0 ? [] : [[unit.unitId, path[at - 1] ?? from]];
    }),
  );
}
