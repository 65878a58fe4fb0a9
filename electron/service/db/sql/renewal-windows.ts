import { sql } from 'kysely';
import type { Reader } from '../schema';
import { isOn } from './framework-items';
import { holdsOn } from './standings';

/** How many days before its end each of some competencies may be shown again without losing any; left out: no window is set. */
export async function renewalWindows(db: Reader, competencyIds: readonly string[], day: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ competencyId: string; days: number }>`
    SELECT c.itemId AS competencyId, c.content ->> '$.validity.renewalWindowDays' AS days FROM framework_item c
    WHERE c.kind = 'competency' AND ${isOn('c', day)} AND c.itemId IN (SELECT value FROM json_each(${JSON.stringify(competencyIds)}))
      AND c.content ->> '$.validity.renewalWindowDays' > 0`.execute(db);
  return new Map(rows.map(({ competencyId, days }) => [competencyId, days]));
}

/** The level that a person is required to have in a competency on a day; undefined: none. */
export async function requiredLevelOn(db: Reader, personId: string, competencyId: string, day: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('standing')
    .select('requiredLevel')
    .where('personId', '=', personId)
    .where('competencyId', '=', competencyId)
    .where(holdsOn(day))
    .executeTakeFirst();
  return row?.requiredLevel;
}
