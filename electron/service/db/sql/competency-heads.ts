import { sql } from 'kysely';
import type { Reader } from '../schema';
import { isOn } from './framework-items';

export interface CompetencyHead {
  readonly competencyId: string;
  readonly code: string;
  readonly title: string;
  readonly scaleId: string;
}

/** What some competencies are called on a day (in the units of pilots: there), and on which scale they are, by id. */
export async function competencyHeads(
  db: Reader,
  ids: readonly string[],
  day: string,
  pilots: readonly string[] = [],
): Promise<ReadonlyMap<string, CompetencyHead>> {
  const { rows } = await sql<CompetencyHead>`
    SELECT c.itemId AS competencyId, c.code, c.title, c.content ->> '$.scaleId' AS scaleId FROM framework_item c
    WHERE c.kind = 'competency' AND ${isOn('c', day, pilots)} AND c.itemId IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.competencyId, row]));
}
