import { sql } from 'kysely';
import { z } from 'zod';
import type { Reader } from '../schema';
import { isOn } from './framework-items';
import { roleNameOn } from './job-roles';

/** How items, job roles and units are called now, by their ids: what lines of a framework go from and to. */
export async function titlesById(db: Reader, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const wanted = sql`SELECT value FROM json_each(${JSON.stringify([...new Set(ids)])})`;
  const { rows } = await sql<{ id: string; title: string }>`
    SELECT itemId AS id, TRIM(code || ' ' || title) AS title FROM framework_item
      WHERE itemId IN (${wanted}) AND recordedTo IS NULL AND kind <> 'role' AND title <> '' GROUP BY itemId HAVING validFrom = MAX(validFrom)
    UNION ALL SELECT j.roleId, ${roleNameOn('j', lastDay)} FROM job_role j WHERE j.roleId IN (${wanted}) AND j.recordedTo IS NULL
    UNION ALL SELECT unitId, name FROM org_unit WHERE unitId IN (${wanted}) AND recordedTo IS NULL GROUP BY unitId HAVING validFrom = MAX(validFrom)`.execute(
    db,
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** After every day on which anything begins: how a role is called in the end. */
const lastDay = '9999-12-31';

const codes = z.string().transform((json) => z.array(z.object({ level: z.number(), code: z.string() })).parse(JSON.parse(json)));

/** The codes of the levels of every scale known, past and to come, the newest version of each. */
export async function levelCodes(db: Reader): Promise<Map<string, ReadonlyMap<number, string>>> {
  const { rows } = await sql<{ itemId: string; levels: string }>`
    SELECT itemId, content -> '$.levels' AS levels FROM framework_item WHERE kind = 'scale' AND recordedTo IS NULL ORDER BY itemId, validFrom`.execute(
    db,
  );
  return new Map(rows.map(({ itemId, levels }) => [itemId, new Map(codes.parse(levels).map(({ level, code }) => [level, code]))]));
}

/** The scale that each of some competencies is on, as the newest version of it has it. */
export async function scalesOfCompetencies(db: Reader, competencyIds: Iterable<string>): Promise<Map<string, string>> {
  const { rows } = await sql<{ itemId: string; scaleId: string }>`
    SELECT itemId, content ->> '$.scaleId' AS scaleId FROM framework_item
    WHERE kind = 'competency' AND recordedTo IS NULL AND itemId IN (SELECT value FROM json_each(${JSON.stringify([...new Set(competencyIds)])}))
    ORDER BY itemId, validFrom`.execute(db);
  return new Map(rows.map(({ itemId, scaleId }) => [itemId, scaleId]));
}

/** How some competencies are called on a day. */
export async function competencyNamesOf(
  db: Reader,
  competencyIds: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, { readonly code: string; readonly title: string }>> {
  const { rows } = await sql<{ itemId: string; code: string; title: string }>`
    SELECT i.itemId, i.code, i.title FROM framework_item i
    WHERE i.itemId IN (SELECT value FROM json_each(${JSON.stringify(competencyIds)})) AND ${isOn('i', day)}`.execute(db);
  return new Map(rows.map(({ itemId, ...name }) => [itemId, name]));
}
