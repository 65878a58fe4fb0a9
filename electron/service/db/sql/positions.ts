import { sql } from 'kysely';
import type { PositionRow } from '../core-schema';
import type { Reader } from '../schema';
import { roleNameOn } from './job-roles';

export type NamedPositionRow = PositionRow & { readonly roleName: string };

/** A person's positions with the names of their roles on a day, newest first. */
export async function positionsOf(db: Reader, personId: string, day: string): Promise<NamedPositionRow[]> {
  return db
    .selectFrom('position as p')
    .innerJoin('job_role as r', (join) => join.onRef('r.roleId', '=', 'p.roleId').on('r.recordedTo', 'is', null))
    .select(positionColumns.map((column) => `p.${column}` as const))
    .select(roleNameOn('r', day).as('roleName'))
    .where('p.personId', '=', personId)
    .where('p.recordedTo', 'is', null)
    .orderBy('p.validFrom', 'desc')
    .orderBy('p.positionId')
    .execute();
}

export interface PlaceRow {
  readonly personId: string;
  readonly unitId: string;
  readonly title: string;
  readonly shift: string | null;
}

/**
 * Where each person works on a day, or worked last by then. Of several positions on the day, one in `unitIds` comes first.
 * With `unitIds`, only people found in one of them; with `onDayOnly`, only positions held on the day itself.
 */
export async function placesOn(
  db: Reader,
  day: string,
  { unitIds, onDayOnly }: { readonly unitIds: readonly string[] | null; readonly onDayOnly: boolean },
): Promise<PlaceRow[]> {
  const units = unitIds === null ? null : JSON.stringify(unitIds);
  const { rows } = await sql<PlaceRow>`
    WITH candidate AS (
      SELECT personId, unitId, title, shift, validFrom, COALESCE(validTo, '9999-12-31') AS lastDay,
        (validTo IS NULL OR validTo >= ${day}) AS isOn,
        (${units} IS NULL OR unitId IN (SELECT value FROM json_each(${units}))) AS isIn
      FROM position WHERE recordedTo IS NULL AND validFrom <= ${day}
    ), ranked AS (
      SELECT *, ROW_NUMBER() OVER (PARTITION BY personId ORDER BY isOn DESC, isOn AND isIn DESC, lastDay DESC, validFrom DESC) AS place FROM candidate
    )
    SELECT personId, unitId, title, shift FROM ranked WHERE place = 1 AND isIn AND (isOn OR NOT ${onDayOnly ? 1 : 0})`.execute(db);
  return rows;
}

const positionColumns = [
  'positionId',
  'personId',
  'roleId',
  'unitId',
  'title',
  'shift',
  'validFrom',
  'validTo',
  'sourceBatchId',
  'positionNumber',
] as const;
