import { sql } from 'kysely';
import type { HeldLevel } from '../../../../shared/domain/framework/prerequisites';
import { listed, prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';

/** Some competencies with all those that rest on them: of which any version asks that one of them be held, however far away. */
export async function withThoseRestingOn(db: Reader, competencyIds: readonly string[]): Promise<string[]> {
  const rows = await resting(db, { ids: JSON.stringify(competencyIds) });
  return rows.map(({ competencyId }) => competencyId);
}

const resting = prepared(
  (_db, given: Given<{ ids: string }>) => sql<{ competencyId: string }>`
    WITH RECURSIVE asks (itemId, otherId) AS MATERIALIZED (
      SELECT i.itemId, o.value ->> '$.competencyId'
      FROM framework_item i INDEXED BY framework_item_by_prerequisites,
        json_each(i.content -> '$.prerequisites') p, json_each(p.value, '$.of') o
      WHERE i.kind = 'competency' AND i.recordedTo IS NULL AND instr(i.content, '"prerequisites":[{') > 0
    ), found (competencyId) AS (
      SELECT value FROM json_each(${given('ids')}) UNION SELECT a.itemId FROM found f JOIN asks a ON a.otherId = f.competencyId
    )
    SELECT competencyId FROM found`,
);

/** What some people hold of some competencies by the derived rows, by person and competency. */
export async function heldLevels(
  db: Reader,
  personIds: readonly string[],
  competencyIds: readonly string[],
): Promise<(personId: string, competencyId: string) => readonly HeldLevel[]> {
  const byKey = new Map<string, HeldLevel[]>();
  if (competencyIds.length > 0) {
    const rows = await held(db, { personIds: JSON.stringify(personIds), competencyIds: JSON.stringify(competencyIds) });
    for (const { personId, competencyId, ...level } of rows) {
      const key = `${personId} ${competencyId}`;
      if (byKey.get(key)?.push(level) === undefined) byKey.set(key, [level]);
    }
  }
  return (personId, competencyId) => byKey.get(`${personId} ${competencyId}`) ?? [];
}

const held = prepared((db, given: Given<{ personIds: string; competencyIds: string }>) =>
  db
    .selectFrom('holding')
    .select(['personId', 'competencyId', 'level', 'fromDate as from', 'untilDate as until'])
    .where('personId', 'in', listed(given('personIds')))
    .where('competencyId', 'in', listed(given('competencyIds')))
    .orderBy('fromDate'),
);
