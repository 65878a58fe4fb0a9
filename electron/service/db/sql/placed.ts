import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '../../../../shared/domain/permissions';

/** Whose requirements are looked at: people with a position on the day, within a scope and, where given, in some units or with a role. */
export interface Looked {
  readonly day: string;
  readonly knownAt: number | null;
  readonly scope: Scope;
  readonly unitIds: readonly string[] | null;
  readonly roleId: string | null;
  readonly mandatoryOnly: boolean;
  readonly competencyId: string | null;
  readonly personId: string | null;
}

/** The common tables `placed` (everybody looked at, once, under the first of their units) and what comes before it. */
export function placedOnce({ day, scope, unitIds, roleId, personId }: Looked): RawBuilder<unknown> {
  const inUnits = (units: readonly string[] | null) => (units === null ? sql`1` : sql`unitId IN ${list(units)}`);
  const hasRole = roleId === null ? sql`1` : sql`roleId = ${roleId}`;
  const isPerson = personId === null ? sql`1` : sql`personId = ${personId}`;
  const held = sql`FROM position WHERE recordedTo IS NULL AND validFrom <= ${day} AND (validTo IS NULL OR validTo >= ${day}) AND ${hasRole} AND ${isPerson}`;
  const visible = scope.kind === 'site' ? unitIds : scope.unitIds.filter((unitId) => unitIds === null || unitIds.includes(unitId));
  const own =
    scope.kind === 'site' || scope.ownPersonId === null
      ? sql``
      : sql`UNION SELECT unitId, personId ${held} AND personId = ${scope.ownPersonId} AND ${inUnits(unitIds)}`;
  return sql`place AS (SELECT unitId, personId ${held} AND ${inUnits(visible)} ${own}),
    placed AS MATERIALIZED (SELECT MIN(unitId) AS unitId, personId FROM place GROUP BY personId)`;
}

/** The standing rows of those looked at that hold on the day. Statistics can lead the planner to walk the whole of standing: hence CROSS JOIN. */
export function standingsLooked({ day, mandatoryOnly, competencyId }: Looked): RawBuilder<unknown> {
  return sql`FROM placed CROSS JOIN standing s ON s.personId = placed.personId
    WHERE s.fromDate <= ${day} AND (s.untilDate IS NULL OR s.untilDate >= ${day})
      AND ${mandatoryOnly ? sql`s.isMandatory = 1` : sql`1`} AND ${competencyId === null ? sql`1` : sql`s.competencyId = ${competencyId}`}`;
}

/** Strings for `IN`. */
export const list = (texts: readonly string[]): RawBuilder<unknown> => sql`(SELECT value FROM json_each(${JSON.stringify(texts)}))`;
