import type { ReadinessFilter } from '../../../../shared/contract/readiness-filter';
import type { Reader } from '../../db/schema';
import { jobRoleNames } from '../../db/sql/job-roles';
import { allUnits } from '../../db/sql/organisation';
import type { TableView } from '../../reports/table-view';
import { words } from './words';

/** What a view is narrowed to, each filter in words, set or not. */
export async function filtersInWords(db: Reader, filter: ReadinessFilter, day: string): Promise<TableView['filters']> {
  const units = new Map((await allUnits(db, day)).map(({ unitId, name }) => [unitId, name]));
  const roles = filter.roleId === null ? null : await jobRoleNames(db, day);
  const named = (names: ReadonlyMap<string, string> | null, id: string | null): string =>
    id === null ? words.all : (names?.get(id) ?? id);
  return [
    { label: words.department, value: named(units, filter.departmentId) },
    { label: words.unit, value: named(units, filter.unitId) },
    { label: words.role, value: named(roles, filter.roleId) },
    { label: words.requirements, value: filter.mandatoryOnly ? words.mandatoryOnly : words.all },
  ];
}
