import { sql } from 'kysely';
import type { UnitPlace, UnitPlaces } from '../../../../shared/domain/unit-chain';
import type { Reader } from '../schema';

/** Where units lie on each day: every unit, or those of some people's positions and whatever they lie or ever lay under. */
export async function unitPlaces(db: Reader, personIds?: readonly string[]): Promise<UnitPlaces> {
  const { rows } = await (personIds === undefined ? everyPlace : placesOfPeople(personIds)).execute(db);
  const places = new Map<string, UnitPlace[]>();
  for (const { unitId, parentId, validFrom: from } of rows) {
    const known = places.get(unitId);
    if (known === undefined) places.set(unitId, [{ from, parentId }]);
    else known.push({ from, parentId });
  }
  return places;
}

interface PlaceRow {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly validFrom: string;
}

const everyPlace = sql<PlaceRow>`SELECT unitId, parentId, validFrom FROM org_unit WHERE recordedTo IS NULL ORDER BY unitId, validFrom`;

const placesOfPeople = (personIds: readonly string[]) => sql<PlaceRow>`
  WITH RECURSIVE above(unitId) AS (
    SELECT unitId FROM position WHERE recordedTo IS NULL AND personId IN (SELECT value FROM json_each(${JSON.stringify(personIds)}))
    UNION
    SELECT o.parentId FROM above a CROSS JOIN org_unit o ON o.unitId = a.unitId WHERE o.recordedTo IS NULL AND o.parentId IS NOT NULL
  )
  SELECT o.unitId, o.parentId, o.validFrom FROM above a CROSS JOIN org_unit o ON o.unitId = a.unitId
  WHERE o.recordedTo IS NULL ORDER BY o.unitId, o.validFrom`;
