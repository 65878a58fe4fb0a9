import { sql } from 'kysely';
import type { OrgUnitRow } from '../core-schema';
import type { Reader } from '../schema';

/** Every unit known now, by name. */
export async function allUnits(db: Reader): Promise<OrgUnitRow[]> {
  return db
    .selectFrom('org_unit')
    .select(['unitId', 'parentId', 'kind', 'name', 'validFrom', 'validTo', 'sourceBatchId'])
    .where('recordedTo', 'is', null)
    .orderBy('name')
    .execute();
}

/** The given units and every unit below them, as known now. */
export async function unitsBelow(db: Reader, unitIds: readonly string[]): Promise<string[]> {
  if (unitIds.length === 0) return [];
  const { rows } = await sql<{ unitId: string }>`
    WITH RECURSIVE below(unitId) AS (
      SELECT value FROM json_each(${JSON.stringify(unitIds)})
      UNION
      SELECT o.unitId FROM org_unit o JOIN below b ON o.parentId = b.unitId WHERE o.recordedTo IS NULL
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
