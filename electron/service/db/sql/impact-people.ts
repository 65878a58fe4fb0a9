import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../schema';
import { holdsOn } from './standings';

/** Whose people a change concerns. */
export interface Concerned {
  readonly roleIds: readonly string[];
  /** With everything that lies below them. */
  readonly unitIds: readonly string[];
  /** Whoever is required to have one of these, for whatever reason. */
  readonly competencyIds: readonly string[];
}

/** Everybody whom a change concerns on a day; in some units only where such are named. By name. */
export async function peopleConcerned(
  db: Reader,
  { roleIds, unitIds, competencyIds }: Concerned,
  day: string,
  within: readonly string[] | null,
): Promise<string[]> {
  const held = sql`recordedTo IS NULL AND validFrom <= ${day} AND (validTo IS NULL OR validTo >= ${day})`;
  const inside =
    within === null ? sql`1` : sql`personId IN (SELECT personId FROM position WHERE ${held} AND unitId IN (${listed(within)}))`;
  const { rows } = await sql<{ personId: string }>`
    SELECT p.personId FROM person p WHERE p.recordedTo IS NULL AND p.personId IN (
      SELECT personId FROM position WHERE roleId IN (${listed(roleIds)}) AND ${held} AND ${inside}
      UNION SELECT personId FROM position WHERE unitId IN (${listed(unitIds)}) AND ${held} AND ${inside}
      UNION SELECT personId FROM standing WHERE competencyId IN (${listed(competencyIds)}) AND ${holdsOn(day)} AND ${inside}
    ) ORDER BY p.familyName, p.givenName, p.personId`.execute(db);
  return rows.map(({ personId }) => personId);
}

const listed = (ids: readonly string[]): RawBuilder<unknown> => sql`SELECT value FROM json_each(${JSON.stringify(ids)})`;
