import { sql } from 'kysely';
import type { OrgUnitRow } from '../core-schema';
import type { Reader } from '../schema';

export type UnitEdition = OrgUnitRow & { readonly recordedFrom: number };

/** What a unit was, is and will be, in order of the days. */
export async function editionsOf(db: Reader, unitId: string): Promise<UnitEdition[]> {
  return db
    .selectFrom('org_unit')
    .select(['unitId', 'parentId', 'kind', 'name', 'validFrom', 'validTo', 'sourceBatchId', 'recordedFrom'])
    .where('unitId', '=', unitId)
    .where('recordedTo', 'is', null)
    .orderBy('validFrom')
    .execute();
}

/** The last day of every unit whose closing is recorded, past or planned. */
export async function lastDays(db: Reader): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ unitId: string; validTo: string | null }>`
    SELECT unitId, validTo, MAX(validFrom) FROM org_unit WHERE recordedTo IS NULL GROUP BY unitId`.execute(db);
  return new Map(rows.flatMap(({ unitId, validTo }) => (validTo === null ? [] : [[unitId, validTo] as const])));
}

/** The names of the units that lie directly below one on a day or later. */
export async function openBelow(db: Reader, unitId: string, from: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT name FROM org_unit WHERE parentId = ${unitId} AND recordedTo IS NULL AND (validTo IS NULL OR validTo >= ${from})
    GROUP BY unitId ORDER BY name`.execute(db);
  return rows.map(({ name }) => name);
}

/** A unit of a kind and name directly below a parent on a day or later; null: there is none. */
export async function siblingOfName(
  db: Reader,
  place: {
    readonly parentId: string | null;
    readonly kind: string;
    readonly name: string;
    readonly from: string;
    readonly except: string | null;
  },
): Promise<string | null> {
  const { parentId, kind, name, from, except } = place;
  const { rows } = await sql<{ unitId: string }>`
    SELECT unitId FROM org_unit
    WHERE parentId IS ${parentId} AND kind = ${kind} AND name = ${name} COLLATE NOCASE AND recordedTo IS NULL
      AND (validTo IS NULL OR validTo >= ${from}) AND unitId IS NOT ${except} LIMIT 1`.execute(db);
  return rows[0]?.unitId ?? null;
}

export interface PlacedPersonRow {
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
}

/** Who has a position in a unit on a day or later, by name. */
export async function placedFrom(db: Reader, unitId: string, from: string): Promise<PlacedPersonRow[]> {
  const { rows } = await sql<PlacedPersonRow>`
    SELECT DISTINCT p.personId, p.givenName, p.familyName FROM position o JOIN person p ON p.personId = o.personId AND p.recordedTo IS NULL
    WHERE o.unitId = ${unitId} AND o.recordedTo IS NULL AND (o.validTo IS NULL OR o.validTo >= ${from})
    ORDER BY p.familyName, p.givenName`.execute(db);
  return rows;
}

/** Everybody with a past, present or future position in one of some units. */
export async function everybodyInUnits(db: Reader, unitIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    SELECT DISTINCT personId FROM position
    WHERE recordedTo IS NULL AND unitId IN (SELECT value FROM json_each(${JSON.stringify(unitIds)}))`.execute(db);
  return rows.map(({ personId }) => personId);
}

/** Who holds a position where on a day. */
export async function heldPlaces(db: Reader, day: string): Promise<Array<{ readonly personId: string; readonly unitId: string }>> {
  return db
    .selectFrom('position')
    .select(['personId', 'unitId'])
    .where('recordedTo', 'is', null)
    .where('validFrom', '<=', day)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', day)]))
    .execute();
}

/** Who has a position in a role, or in one of some units, on a day or later. */
export async function placedAnywhereFrom(
  db: Reader,
  place: { readonly roleId: string } | { readonly unitIds: readonly string[] },
  from: string,
): Promise<string[]> {
  const isThere =
    'roleId' in place ? sql`roleId = ${place.roleId}` : sql`unitId IN (SELECT value FROM json_each(${JSON.stringify(place.unitIds)}))`;
  const { rows } = await sql<{ personId: string }>`
    SELECT DISTINCT personId FROM position WHERE recordedTo IS NULL AND (validTo IS NULL OR validTo >= ${from}) AND ${isThere}`.execute(db);
  return rows.map(({ personId }) => personId);
}
