import { sql } from 'kysely';
import type { Reader } from '../schema';
import { isOn } from './framework-items';

/** The clauses linked to a competency on a day, by itself or by its tasks, that let no end be moved; by their codes. */
export async function clausesAgainstExtension(db: Reader, competencyId: string, day: string, pilots: readonly string[]): Promise<string[]> {
  const isThere = (alias: string) =>
    sql`${sql.ref(`${alias}.isRetired`)} = 0 AND ${sql.ref(`${alias}.validFrom`)} <= ${day} AND ${isOn(alias, day, pilots)}`;
  const link = (alias: string, relation: string) =>
    sql`${sql.ref(`${alias}.kind`)} = 'link' AND ${sql.ref(`${alias}.content`)} ->> '$.relation' = ${relation} AND ${isThere(alias)}`;
  const { rows } = await sql<{ code: string; title: string }>`
    WITH linked(clauseId) AS (
      SELECT d.toId FROM framework_item d WHERE d.fromId = ${competencyId} AND ${link('d', 'competencyClause')}
      UNION
      SELECT c.toId FROM framework_item t JOIN framework_item c ON c.fromId = t.fromId
      WHERE t.toId = ${competencyId} AND ${link('t', 'taskCompetency')} AND ${link('c', 'taskClause')}
    )
    SELECT c.code, c.title FROM linked JOIN framework_item c ON c.itemId = linked.clauseId
    WHERE c.kind = 'clause' AND ${isThere('c')} AND c.content ->> '$.forbidsExtension' = 1 ORDER BY c.code`.execute(db);
  return rows.map(({ code, title }) => `${code} ${title}`.trim());
}
