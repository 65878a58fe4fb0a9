import { sql } from 'kysely';
import { readyStates } from '../../../../shared/domain/state';
import type { Reader } from '../schema';
import { isOn } from './framework-items';
import { holdsOn } from './standings';

export interface ClauseInForce {
  readonly clauseId: string;
  readonly code: string;
  readonly title: string;
  readonly authority: string;
  readonly document: string;
  readonly edition: string;
}

/** The clauses that a library has on a day and that are in force by their own dates, by document and code. */
export async function clausesInForce(db: Reader, day: string): Promise<ClauseInForce[]> {
  const { rows } = await sql<ClauseInForce>`
    SELECT i.itemId AS clauseId, i.code, i.title, i.content ->> '$.authority' AS authority, i.content ->> '$.document' AS document,
      i.content ->> '$.edition' AS edition
    FROM framework_item i
    WHERE i.kind = 'clause' AND ${isOn('i', day)} AND i.validFrom <= ${day} AND i.isRetired = 0
      AND COALESCE(i.content ->> '$.effectiveFrom', '') <= ${day} AND COALESCE(i.content ->> '$.effectiveTo', '9999-12-31') >= ${day}
    ORDER BY document, i.code, i.title`.execute(db);
  return rows;
}

export interface CoveringItem {
  readonly clauseId: string;
  readonly kind: 'task' | 'competency';
  readonly itemId: string;
  readonly code: string;
  readonly title: string;
}

/** The tasks and competencies in use that are linked to clauses on a day: competencies to the clause itself or to one of its tasks. */
export async function coveringItems(db: Reader, day: string): Promise<CoveringItem[]> {
  const { rows } = await sql<CoveringItem>`
    WITH held AS (
      SELECT l.fromId, l.toId, l.content ->> '$.relation' AS relation FROM framework_item l
      WHERE l.kind = 'link' AND l.isRetired = 0 AND ${isOn('l', day)} AND l.validFrom <= ${day}
    ), living AS (
      SELECT i.itemId, i.kind, i.code, i.title FROM framework_item i
      WHERE i.kind IN ('task', 'competency') AND i.isRetired = 0 AND ${isOn('i', day)} AND i.validFrom <= ${day}
    ), task AS (
      SELECT h.toId AS clauseId, t.itemId, t.code, t.title FROM held h JOIN living t ON t.itemId = h.fromId AND t.kind = 'task' WHERE h.relation = 'taskClause'
    )
    SELECT clauseId, 'task' AS kind, itemId, code, title FROM task
    UNION
    SELECT h.toId, 'competency', c.itemId, c.code, c.title FROM held h JOIN living c ON c.itemId = h.fromId AND c.kind = 'competency'
      WHERE h.relation = 'competencyClause'
    UNION
    SELECT task.clauseId, 'competency', c.itemId, c.code, c.title FROM task
      JOIN held h ON h.fromId = task.itemId AND h.relation = 'taskCompetency' JOIN living c ON c.itemId = h.toId AND c.kind = 'competency'
    ORDER BY 4, 5`.execute(db);
  return rows;
}

export interface PeopleCount {
  readonly required: number;
  readonly qualified: number;
}

/** For each clause how many people need one of its competencies on a day, and how many of them meet all that they need of it. */
export async function peopleOfClauses(
  db: Reader,
  day: string,
  pairs: ReadonlyArray<{ readonly clauseId: string; readonly competencyId: string }>,
): Promise<ReadonlyMap<string, PeopleCount>> {
  const { rows } = await sql<PeopleCount & { clauseId: string }>`
    WITH pair AS (SELECT value ->> '$.clauseId' AS clauseId, value ->> '$.competencyId' AS competencyId FROM json_each(${JSON.stringify(pairs)})),
    one AS (
      SELECT pair.clauseId, standing.personId, MIN(standing.state IN (${sql.join([...readyStates])})) AS isReady
      FROM pair CROSS JOIN standing ON standing.competencyId = pair.competencyId
      WHERE ${holdsOn(day)} AND standing.state <> 'notRequired'
      GROUP BY pair.clauseId, standing.personId
    )
    SELECT clauseId, COUNT(*) AS required, SUM(isReady) AS qualified FROM one GROUP BY clauseId`.execute(db);
  return new Map(rows.map(({ clauseId, ...count }) => [clauseId, count]));
}
