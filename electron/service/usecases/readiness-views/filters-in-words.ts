import type { ReadinessFilter } from '../../../../shared/contract/readiness-filter';
import { recordAt } from '../../db/as-known-at';
import type { Reader } from '../../db/schema';
import { jobRoleNames } from '../../db/sql/job-roles';
import { entryTime } from '../../db/sql/entries-since';
import { allUnits } from '../../db/sql/organisation';
import { inZone } from '../../reports/moments';
import type { TableView } from '../../reports/table-view';
import { words } from './words';

/** What a view is narrowed to, each filter in words, set or not. */
export async function filtersInWords(now: Reader, filter: ReadinessFilter, day: string, zone: string): Promise<TableView['filters']> {
  const db = recordAt(now, filter.knownAt);
  const units = new Map((await allUnits(db, day)).map(({ unitId, name }) => [unitId, name]));
  const roles = filter.roleId === null ? null : await jobRoleNames(db, day);
  const named = (names: ReadonlyMap<string, string> | null, id: string | null): string =>
    id === null ? words.all : (names?.get(id) ?? id);
  return [
    { label: words.department, value: named(units, filter.departmentId) },
    { label: words.unit, value: named(units, filter.unitId) },
    { label: words.role, value: named(roles, filter.roleId) },
    { label: words.requirements, value: filter.mandatoryOnly ? words.mandatoryOnly : words.all },
    { label: words.knownAt, value: await knownInWords(now, filter.knownAt, zone) },
  ];
}

async function knownInWords(db: Reader, knownAt: number | null, zone: string): Promise<string> {
  if (knownAt === null) return words.now;
  const at = await entryTime(db, knownAt);
  return words.knownThen(knownAt, at === undefined ? null : inZone(at, zone));
}
