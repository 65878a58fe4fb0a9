import { sql } from 'kysely';
import type { HeldLevel } from '../../../../shared/domain/framework/prerequisites';
import type { Reader } from '../schema';
import { isOn } from './framework-items';
import { pilotsOf } from './pilots';
import { levelsOf } from './scales';

export interface AskedCompetency {
  readonly code: string;
  readonly title: string;
  /** The scale it is on, as levels and codes. */
  readonly levels: ReturnType<typeof levelsOf>;
  /** What the person held of it and holds, in order of its days. */
  readonly held: readonly HeldLevel[];
}

/** Competencies as they are called on a day where a person works, with what they held of each; unknown ones are left out. */
export async function askedCompetencies(
  db: Reader,
  personId: string,
  competencyIds: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, AskedCompetency>> {
  const ids = JSON.stringify([...new Set(competencyIds)]);
  const { rows } = await sql<{ competencyId: string; code: string; title: string; levels: string | null }>`
    SELECT c.itemId AS competencyId, c.code, c.title, s.content -> '$.levels' AS levels
    FROM json_each(${ids}) j
    JOIN framework_item c ON c.itemId = j.value AND c.kind = 'competency' AND ${isOn('c', day, await pilotsOf(db, personId, day))}
    LEFT JOIN framework_item s ON s.itemId = c.content ->> '$.scaleId' AND ${isOn('s', day)}`.execute(db);
  const held = await db
    .selectFrom('holding')
    .select(['competencyId', 'level', 'fromDate', 'untilDate'])
    .where('personId', '=', personId)
    .where('competencyId', 'in', sql<string>`(SELECT value FROM json_each(${ids}))`)
    .orderBy('fromDate')
    .execute();
  return new Map(
    rows.map(({ competencyId, levels, ...name }) => [
      competencyId,
      {
        ...name,
        levels: levels === null ? [] : levelsOf(levels),
        held: held
          .filter((row) => row.competencyId === competencyId)
          .map(({ level, fromDate, untilDate }) => ({ level, from: fromDate, until: untilDate })),
      },
    ]),
  );
}
