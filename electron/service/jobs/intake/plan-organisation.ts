import type { PersonFacts } from '../../../../shared/domain/hris/fields';
import type { ClosingUnit } from '../../../../shared/domain/hris/plan-types';
import type { Place } from '../../../../shared/domain/hris/place-person';
import { departmentOf } from '../../../../shared/domain/organisation';
import type { JobRoleRow, OrgUnitRow } from '../../db/core-schema';

/** What the file says of where somebody works, and from which day at the latest it must exist. */
export type Placed = { readonly facts: PersonFacts; readonly roleId: string | null; readonly from: string };

export interface KnownPlaces {
  readonly units: readonly OrgUnitRow[];
  readonly roles: readonly JobRoleRow[];
  readonly siteName: string;
}

export interface PlannedOrganisation {
  readonly units: readonly OrgUnitRow[];
  readonly roles: readonly JobRoleRow[];
  /** In the role that is known already, or else in that of the title. Null for people of whom nothing is known but themselves. */
  readonly placeOf: (facts: PersonFacts, roleId: string | null) => Place | null;
}

/** Job titles name the same role whatever their case. */
export const roleKey = (title: string): string => title.toLowerCase();

/** The role of people without a job title: a position always names one. */
const noJobTitle = 'No job title';

/**
 * The units and job roles that the file needs and that are not there yet: a root of kind site, departments below it by name, units
 * below their department by name, roles by title, where the code of the job does not name them. Each exists from the first day on which somebody of the file is in it.
 */
export function planOrganisation(
  people: readonly Placed[],
  known: KnownPlaces,
  { batchId, makeId, today }: { readonly batchId: string; readonly makeId: () => string; readonly today: string },
): PlannedOrganisation {
  const placed = people.filter(({ facts }) => hasPlace(facts));
  const unitByKey = new Map(knownUnits(known.units, today));
  const roleByKey = new Map(known.roles.map((role) => [roleKey(role.name), role]));
  const newUnits: OrgUnitRow[] = [];
  const newRoles: JobRoleRow[] = [];
  const addUnit = (key: string, parent: OrgUnitRow | null, kind: OrgUnitRow['kind'], name: string, from: string): OrgUnitRow => {
    const there = unitByKey.get(key);
    if (there !== undefined) return there;
    const unit = { unitId: makeId(), parentId: parent?.unitId ?? null, kind, name, validFrom: from, validTo: null, sourceBatchId: batchId };
    unitByKey.set(key, unit);
    newUnits.push(unit);
    return unit;
  };

  // The earliest come first, so that a unit begins with the first who was in it.
  for (const { facts, roleId, from } of placed.toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))) {
    const root = addUnit(rootKey, null, 'site', known.siteName, from);
    const { department, unit, jobTitle } = facts;
    const above = department === null ? root : addUnit(departmentKey(department), root, 'department', department, from);
    if (unit !== null) addUnit(unitKey(department, unit), above, 'unit', unit, from);
    const title = jobTitle ?? noJobTitle;
    if (roleId !== null || roleByKey.has(roleKey(title))) continue;
    const role = { roleId: makeId(), name: title, description: '', sourceBatchId: batchId };
    roleByKey.set(roleKey(title), role);
    newRoles.push(role);
  }

  const placeOf = (facts: PersonFacts, knownRole: string | null): Place | null => {
    const { department, unit, jobTitle, shift } = facts;
    const roleId = knownRole ?? roleByKey.get(roleKey(jobTitle ?? noJobTitle))?.roleId;
    const at = unitByKey.get(unit !== null ? unitKey(department, unit) : department !== null ? departmentKey(department) : rootKey);
    return roleId === undefined || at === undefined ? null : { roleId, unitId: at.unitId, title: jobTitle ?? '', shift };
  };
  return { units: newUnits, roles: newRoles, placeOf: (facts, roleId) => (hasPlace(facts) ? placeOf(facts, roleId) : null) };
}

/** What of the units that a file can mean is to close. */
export function closingUnits(units: readonly OrgUnitRow[], lastDays: ReadonlyMap<string, string>, today: string): ClosingUnit[] {
  const unitById = new Map(units.map((unit) => [unit.unitId, unit]));
  return [...new Map(knownUnits(units, today)).values()].flatMap((unit) => {
    const lastDay = lastDays.get(unit.unitId);
    if (lastDay === undefined || unit.kind === 'site') return [];
    const department = departmentOf(unitById, unit.unitId)?.name ?? null;
    return [{ department, unit: unit.kind === 'department' ? null : unit.name, lastDay }];
  });
}

export function hasPlace({ jobTitle, department, unit, shift }: PersonFacts): boolean {
  return jobTitle !== null || department !== null || unit !== null || shift !== null;
}

const rootKey = 'site';
const departmentKey = (name: string): string => `department ${name}`;
const unitKey = (department: string | null, name: string): string => JSON.stringify([department, name]);

/** What the file can mean by a name: nothing that is closed; of two of one name the one that an import made. */
function* knownUnits(units: readonly OrgUnitRow[], today: string): Generator<[string, OrgUnitRow]> {
  const unitById = new Map(units.map((unit) => [unit.unitId, unit]));
  const open = units.filter(({ validTo }) => validTo === null || validTo >= today);
  for (const unit of open.toSorted((a, b) => Number(a.sourceBatchId !== null) - Number(b.sourceBatchId !== null))) {
    if (unit.kind === 'site') yield [rootKey, unit];
    else if (unit.kind === 'department') yield [departmentKey(unit.name), unit];
    else if (unit.kind === 'unit') yield [unitKey(departmentOf(unitById, unit.unitId)?.name ?? null, unit.name), unit];
  }
}
