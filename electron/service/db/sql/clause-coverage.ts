import { sql } from 'kysely';
import { z } from 'zod';
import { readyStates } from '../../../../shared/domain/state';
import { prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';
import { isOn } from './framework-items';

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

/**
 * For each clause how many people need one of its competencies on a day, and how many of them meet all that they need of it.
 * Each competency is read once, however many clauses it covers; `betweenReads` lets others be answered in between.
 */
export async function peopleOfClauses(
  db: Reader,
  day: string,
  pairs: ReadonlyArray<{ readonly clauseId: string; readonly competencyId: string }>,
  betweenReads: () => Promise<void>,
): Promise<ReadonlyMap<string, PeopleCount>> {
  const numberByPerson = new Map<string, number>();
  const numbered = (json: string): Int32Array => {
    const people = personIds.parse(JSON.parse(json));
    return Int32Array.from(people, (personId) => {
      const known = numberByPerson.get(personId);
      if (known !== undefined) return known;
      numberByPerson.set(personId, numberByPerson.size);
      return numberByPerson.size - 1;
    });
  };
  const needing = new Map<string, { readonly ready: Int32Array; readonly others: Int32Array }>();
  for (const competencyId of new Set(pairs.map((pair) => pair.competencyId))) {
    const [row] = await standingsOn(db, { competencyId, day });
    if (row !== undefined) needing.set(competencyId, { ready: numbered(row.ready), others: numbered(row.others) });
    await betweenReads();
  }
  const competenciesByClause = new Map<string, string[]>();
  for (const { clauseId, competencyId } of pairs)
    competenciesByClause.set(clauseId, [...(competenciesByClause.get(clauseId) ?? []), competencyId]);
  const seenFor = new Int32Array(numberByPerson.size);
  let clause = 0;
  return new Map(
    [...competenciesByClause].map(([clauseId, competencyIds]) => {
      clause += 1;
      const counted = (people: Int32Array | undefined): number => {
        let added = 0;
        for (const person of people ?? []) {
          if (seenFor[person] === clause) continue;
          seenFor[person] = clause;
          added += 1;
        }
        return added;
      };
      // whoever falls short in one of them does not count as qualified by another
      const short = competencyIds.reduce((sum, id) => sum + counted(needing.get(id)?.others), 0);
      const qualified = competencyIds.reduce((sum, id) => sum + counted(needing.get(id)?.ready), 0);
      return [clauseId, { required: short + qualified, qualified }];
    }),
  );
}

const personIds = z.array(z.string());

const standingsOn = prepared((_db, given: Given<{ competencyId: string; day: string }>) => {
  const isReady = sql`state IN (${sql.join([...readyStates])})`;
  return sql<{ ready: string; others: string }>`
    SELECT json_group_array(personId) FILTER (WHERE ${isReady}) AS ready, json_group_array(personId) FILTER (WHERE NOT ${isReady}) AS others
    FROM standing WHERE competencyId = ${given('competencyId')} AND fromDate <= ${given('day')}
      AND (untilDate IS NULL OR untilDate >= ${given('day')}) AND state <> 'notRequired'`;
});
