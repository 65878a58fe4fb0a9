import type { RosterRecord } from '../../../../shared/domain/packages/roster';
import type { JobRoleRow, OrgUnitRow } from '../../db/core-schema';

export interface Places {
  readonly units: readonly OrgUnitRow[];
  readonly roles: readonly JobRoleRow[];
  readonly unitOf: (path: RosterRecord['positions'][number]['unit']) => string;
  readonly roleOf: (name: string) => string;
}

type Path = RosterRecord['positions'][number]['unit'];

interface Known {
  readonly units: readonly OrgUnitRow[];
  readonly roles: readonly JobRoleRow[];
  readonly siteName: string;
}

/**
 * The units and roles that a roster names: those that are here already by their whole path and by name, the others new, below the site's
 * own top unit. A unit begins with the first position in it or below it.
 */
export function placeUnits(
  records: readonly RosterRecord[],
  known: Known,
  { batchId, today, makeId }: { readonly batchId: string; readonly today: string; readonly makeId: () => string },
): Places {
  const open = known.units.filter(({ validTo }) => validTo === null || validTo >= today);
  const unitByPlace = new Map(open.map((unit) => [placeKey(unit.parentId, unit), unit.unitId]));
  const own = ownTop(open, known.siteName);
  const roleByKey = new Map(known.roles.map((role) => [role.name.toLowerCase(), role.roleId]));
  const units: OrgUnitRow[] = [];
  const roles: JobRoleRow[] = [];
  const positions = records
    .flatMap((record) => record.positions)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
  const place = (path: Path, validFrom: string | null): string => {
    let parentId: string | null = null;
    for (const told of path) {
      const isTop: boolean = parentId === null;
      if (isTop && own !== null && !unitByPlace.has(placeKey(null, told))) {
        parentId = own.unitId;
        if (plain(told.name) === plain(own.name)) continue;
      }
      // A site is never part of a site: below this one it is a department.
      const step: Path[number] = isTop && parentId !== null && told.kind === 'site' ? { ...told, kind: 'department' } : told;
      const key = placeKey(parentId, step);
      let unitId = unitByPlace.get(key);
      if (unitId === undefined) {
        if (validFrom === null) throw new Error('a unit that was not placed');
        unitId = makeId();
        unitByPlace.set(key, unitId);
        units.push({ unitId, parentId, kind: step.kind, name: step.name, validFrom, validTo: null, sourceBatchId: batchId });
      }
      parentId = unitId;
    }
    if (parentId === null) throw new Error('a position is somewhere');
    return parentId;
  };
  for (const { unit, role, validFrom } of positions) {
    place(unit, validFrom);
    if (roleByKey.has(role.toLowerCase())) continue;
    const roleId = makeId();
    roleByKey.set(role.toLowerCase(), roleId);
    roles.push({ roleId, name: role, description: '', sourceBatchId: batchId });
  }
  return {
    units,
    roles,
    unitOf: (path) => place(path, null),
    roleOf: (name) => {
      const roleId = roleByKey.get(name.toLowerCase());
      if (roleId === undefined) throw new Error('a role that was not placed');
      return roleId;
    },
  };
}

/** The top unit of the site's own organisation: the one that is called as the site is, else the only one. Null: there is none, or no saying which. */
export function ownTop(units: readonly OrgUnitRow[], siteName: string): OrgUnitRow | null {
  const tops = units.filter(({ parentId }) => parentId === null);
  const [only = null] = tops;
  return tops.find(({ name }) => plain(name) === plain(siteName)) ?? (tops.length === 1 ? only : null);
}

const plain = (name: string): string => name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();

const placeKey = (parentId: string | null, { kind, name }: Pick<OrgUnitRow, 'kind' | 'name'>): string =>
  JSON.stringify([parentId, kind, name]);
