import type { RosterPosition, RosterRecord } from '../../../../shared/domain/packages/roster';
import type { OrgUnitRow } from '../core-schema';
import type { Reader } from '../schema';
import { jobRoleNames } from './job-roles';
import { allUnits } from './organisation';

const peoplePerPage = 200;

/** Everybody under a record of their own by employee number, with all of their employment and positions; units as on a day. */
export async function* rosterPages(
  db: Reader,
  day: string,
  only: ReadonlySet<string> | null,
): AsyncGenerator<readonly RosterRecord[], void> {
  const unitById = new Map((await allUnits(db, day)).map((unit) => [unit.unitId, unit]));
  const roleNames = await jobRoleNames(db, day);
  let after = '';
  for (;;) {
    const people = await db
      .selectFrom('person as p')
      .leftJoin('person as m', (join) => join.onRef('m.personId', '=', 'p.managerPersonId').on('m.recordedTo', 'is', null))
      .select(['p.personId', 'p.employeeNumber', 'p.familyName', 'p.givenName', 'p.email', 'p.location'])
      .select('m.employeeNumber as managerEmployeeNumber')
      .where('p.recordedTo', 'is', null)
      .where('p.mergedIntoId', 'is', null)
      .where('p.employeeNumber', '>', after)
      .orderBy('p.employeeNumber')
      .limit(peoplePerPage)
      .execute();
    const last = people.at(-1);
    if (last === undefined) return;
    const wanted = people.filter(({ personId }) => only === null || only.has(personId));
    const ids = wanted.map(({ personId }) => personId);
    const employments = await employmentsOf(db, ids);
    const positions = await positionsOf(db, ids, unitById, roleNames);
    yield wanted.map((person) => ({
      ...person,
      employments: employments.get(person.personId) ?? [],
      positions: positions.get(person.personId) ?? [],
    }));
    if (people.length < peoplePerPage) return;
    after = last.employeeNumber;
  }
}

async function employmentsOf(db: Reader, personIds: readonly string[]): Promise<ReadonlyMap<string, RosterRecord['employments']>> {
  const rows = await db
    .selectFrom('employment')
    .select(['personId', 'employer', 'kind', 'status', 'validFrom', 'validTo'])
    .where('personId', 'in', personIds)
    .where('recordedTo', 'is', null)
    .orderBy('validFrom')
    .orderBy('employer')
    .execute();
  return grouped(rows.map(({ personId, ...row }) => [personId, row] as const));
}

async function positionsOf(
  db: Reader,
  personIds: readonly string[],
  unitById: ReadonlyMap<string, OrgUnitRow>,
  roleNames: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, RosterPosition[]>> {
  const rows = await db
    .selectFrom('position')
    .select(['personId', 'positionNumber', 'title', 'roleId', 'shift', 'unitId', 'validFrom', 'validTo'])
    .where('personId', 'in', personIds)
    .where('recordedTo', 'is', null)
    .orderBy('validFrom')
    .orderBy('positionNumber')
    .orderBy('title')
    .execute();
  return grouped(
    rows.map(({ personId, roleId, unitId, positionNumber, title, shift, validFrom, validTo }) => {
      const role = roleNames.get(roleId) ?? roleId;
      return [personId, { positionNumber, title, role, shift, unit: pathOf(unitById, unitId), validFrom, validTo }] as const;
    }),
  );
}

/** From the top down to the unit. */
export function pathOf(unitById: ReadonlyMap<string, OrgUnitRow>, unitId: string): RosterPosition['unit'] {
  const path: RosterPosition['unit'] = [];
  const passed = new Set<string>();
  for (let at: string | null = unitId; at !== null && !passed.has(at);) {
    passed.add(at);
    const unit: OrgUnitRow | undefined = unitById.get(at);
    if (unit === undefined) break;
    path.unshift({ kind: unit.kind, name: unit.name });
    at = unit.parentId;
  }
  // A position in a unit that is nowhere on record has to be somewhere all the same.
  return path.length === 0 ? [{ kind: 'unit', name: unitId }] : path;
}

function grouped<T>(entries: ReadonlyArray<readonly [string, T]>): ReadonlyMap<string, T[]> {
  const byKey = new Map<string, T[]>();
  for (const [key, value] of entries) {
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [value]);
    else known.push(value);
  }
  return byKey;
}
