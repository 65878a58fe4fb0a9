import { sql, type RawBuilder } from 'kysely';
import type { OrgUnitRow } from '../core-schema';
import type { Reader } from '../schema';

/** The row of `alias` that says what a unit is on a day; where it began later, its first. Known now, closed or not. */
export const isUnitOn = (alias: string, day: string | RawBuilder<unknown>): RawBuilder<boolean> => {
  const of = (column: string): RawBuilder<unknown> => sql.ref(`${alias}.${column}`);
  const others = sql`FROM org_unit v WHERE v.unitId = ${of('unitId')} AND v.recordedTo IS NULL`;
  return sql<boolean>`${of('recordedTo')} IS NULL AND ${of('validFrom')} =
    COALESCE((SELECT MAX(v.validFrom) ${others} AND v.validFrom <= ${day}), (SELECT MIN(v.validFrom) ${others}))`;
};

/** Every unit, closed or to come as well, as it is on a day, by name. */
export async function allUnits(db: Reader, day: string): Promise<OrgUnitRow[]> {
  const { rows } = await sql<OrgUnitRow>`
    SELECT u.unitId, u.parentId, u.kind, u.name, u.validFrom, u.validTo, u.sourceBatchId FROM org_unit u
    WHERE ${isUnitOn('u', day)} ORDER BY u.name`.execute(db);
  return rows;
}

/** The given units and every unit below them on a day. */
export async function unitsBelow(db: Reader, unitIds: readonly string[], day: string): Promise<string[]> {
  if (unitIds.length === 0) return [];
  const { rows } = await sql<{ unitId: string }>`
    WITH RECURSIVE below(unitId) AS (
      SELECT value FROM json_each(${JSON.stringify(unitIds)})
      UNION
      SELECT o.unitId FROM org_unit o JOIN below b ON o.parentId = b.unitId WHERE ${isUnitOn('o', day)}
    ) SELECT unitId FROM below`.execute(db);
  return rows.map((row) => row.unitId);
}

/** The units in which a person holds a position on a day. */
export async function unitsOfPerson(db: Reader, personId: string, on: string): Promise<string[]> {
  const rows = await db
    .selectFrom('position')
    .select('unitId')
    .where('personId', '=', personId)
    .where('recordedTo', 'is', null)
    .where('validFrom', '<=', on)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', on)]))
    .execute();
  return rows.map((row) => row.unitId);
}

/** The given units and every unit that lies or ever lay below them. */
export async function unitsBelowEver(db: Reader, unitIds: readonly string[]): Promise<string[]> {
  if (unitIds.length === 0) return [];
  const { rows } = await sql<{ unitId: string }>`
    WITH RECURSIVE below(unitId) AS (
      SELECT value FROM json_each(${JSON.stringify(unitIds)})
      UNION
      SELECT o.unitId FROM org_unit o JOIN below b ON o.parentId = b.unitId WHERE o.recordedTo IS NULL
    ) SELECT unitId FROM below`.execute(db);
  return rows.map((row) => row.unitId);
}
