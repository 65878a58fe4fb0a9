import type { ImportWarning } from '../../../../shared/domain/hris/plan-types';
import type { OrgUnitRow } from '../../db/core-schema';
import type { Reader } from '../../db/schema';
import { countPeopleInUnits } from '../../db/sql/intake-records';
import { unitsBelow } from '../../db/sql/organisation';
import type { PlannedPerson } from './plan-people';

/** A known department all of whose people turn up in one new department: perhaps only its name changed. */
export async function renamedDepartments(
  db: Reader,
  updates: readonly PlannedPerson[],
  units: readonly OrgUnitRow[],
  today: string,
): Promise<ImportWarning[]> {
  const targets = new Map<string, Map<string, number>>();
  for (const { changes } of updates) {
    const change = changes.find(({ field }) => field === 'department');
    if (change === undefined || change.old === null || change.new === null) continue;
    const counts = targets.get(change.old) ?? new Map<string, number>();
    counts.set(change.new, (counts.get(change.new) ?? 0) + 1);
    targets.set(change.old, counts);
  }
  const departments = new Map(units.flatMap(({ kind, name, unitId }) => (kind === 'department' ? [[name, unitId] as const] : [])));
  const warnings: ImportWarning[] = [];
  for (const [old, counts] of targets) {
    const [only, ...others] = counts;
    const unitId = departments.get(old);
    if (only === undefined || others.length > 0 || unitId === undefined || departments.has(only[0])) continue;
    if ((await countPeopleInUnits(db, await unitsBelow(db, [unitId], today), today)) > only[1]) continue;
    const message = `All ${only[1]} people of "${old}" in this file are now in the new department "${only[0]}": perhaps it was renamed.`;
    warnings.push({ rowNumber: null, code: 'DepartmentPerhapsRenamed', message, field: 'department', value: old });
  }
  return warnings;
}
