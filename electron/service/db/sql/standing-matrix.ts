import { sql } from 'kysely';
import type { CompetencyItem } from '../../../../shared/contract/framework-item';
import type { Scope } from '../../../../shared/domain/permissions';
import type { Reader } from '../schema';
import { isOn } from './framework-items';

/** Whose standings are laid out: people with a position on the day, within a scope and, where given, in some units or one role. */
export interface AskedPeople {
  readonly day: string;
  readonly scope: Scope;
  readonly unitIds: readonly string[] | null;
  readonly roleId: string | null;
}

export interface PersonOfMatrix {
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly employeeNumber: string;
  readonly unitId: string;
  readonly roleId: string;
  readonly shift: string | null;
}

/** Everybody asked for, each once by their first position, in the order of names; nobody, but their number, where they are more than the limit. */
export async function peopleOfMatrix(
  db: Reader,
  asked: AskedPeople,
  limit: number,
): Promise<{ readonly people: PersonOfMatrix[]; readonly total: number }> {
  const { rows: counted } = await sql<{ total: number }>`
    ${placesOf(asked)} SELECT COUNT(DISTINCT personId) AS total FROM place`.execute(db);
  const total = counted[0]?.total ?? 0;
  if (total > limit) return { people: [], total };
  const { rows } = await sql<PersonOfMatrix>`
    ${placesOf(asked)},
    first AS MATERIALIZED (SELECT *, ROW_NUMBER() OVER (PARTITION BY personId ORDER BY validFrom, positionId) AS nth FROM place)
    SELECT p.personId, p.familyName, p.givenName, p.employeeNumber, first.unitId, first.roleId, first.shift
    FROM first CROSS JOIN person p ON p.personId = first.personId AND p.recordedTo IS NULL
    WHERE first.nth = 1 ORDER BY p.familyName, p.givenName, p.personId`.execute(db);
  return { people: rows, total };
}

export interface CompetencyOfMatrix {
  readonly competencyId: string;
  readonly code: string;
  readonly title: string;
  readonly type: CompetencyItem['content']['type'];
  readonly scaleId: string;
}

/** Every competency by code, as it is on a day, in use or retired. */
export async function competenciesOfMatrix(db: Reader, day: string): Promise<CompetencyOfMatrix[]> {
  const { rows } = await sql<CompetencyOfMatrix>`
    SELECT i.itemId AS competencyId, i.code, i.title, i.content ->> '$.type' AS type, i.content ->> '$.scaleId' AS scaleId
    FROM framework_item i WHERE i.kind = 'competency' AND ${isOn('i', day)} ORDER BY i.code, i.title`.execute(db);
  return rows;
}

/** A position of the asker's own may be there twice: who reads this counts people once. */
const placesOf = ({ day, scope, unitIds, roleId }: AskedPeople) => {
  const isHeld = sql`recordedTo IS NULL AND validFrom <= ${day} AND (validTo IS NULL OR validTo >= ${day})`;
  const inRole = roleId === null ? sql`1` : sql`roleId = ${roleId}`;
  const columns = sql`positionId, personId, unitId, roleId, shift, validFrom`;
  const visible = scope.kind === 'site' ? unitIds : scope.unitIds.filter((unitId) => unitIds === null || unitIds.includes(unitId));
  // From the units to their positions, by the order of a CROSS JOIN: statistics can lead the planner to read every position.
  const inUnits = sql`SELECT ${columns} FROM json_each(${JSON.stringify(visible)}) u CROSS JOIN position ON unitId = u.value WHERE ${isHeld} AND ${inRole}`;
  const all = visible === null ? sql`SELECT ${columns} FROM position WHERE ${isHeld} AND ${inRole}` : inUnits;
  const isIn = unitIds === null ? sql`1` : sql`unitId IN (SELECT value FROM json_each(${JSON.stringify(unitIds)}))`;
  const own =
    scope.kind === 'site' || scope.ownPersonId === null
      ? sql``
      : sql`UNION ALL SELECT ${columns} FROM position WHERE ${isHeld} AND personId = ${scope.ownPersonId} AND ${isIn} AND ${inRole}`;
  return sql`WITH place AS (${all} ${own})`;
};
