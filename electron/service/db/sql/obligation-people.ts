import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../schema';
import { isCounting } from './counting-assessments';
import { isOn } from './framework-items';
import { unitsBelow } from './organisation';
import { isEmployed } from './people';

/** Who is employed and holds a position on a day to which a role's or a unit's requirements apply: of a unit, there or below; within some units only where such are named. */
export async function peopleUnder(
  db: Reader,
  subject: { readonly kind: 'role' | 'unit'; readonly id: string },
  day: string,
  within: readonly string[] | null,
): Promise<string[]> {
  const there = subject.kind === 'role' ? sql`roleId = ${subject.id}` : sql`unitId IN (${listed(await unitsBelow(db, [subject.id], day))})`;
  const inside = within === null ? sql`1` : sql`unitId IN (${listed(within)})`;
  const { rows } = await sql<{ personId: string }>`
    SELECT DISTINCT personId FROM position
    WHERE ${there} AND recordedTo IS NULL AND validFrom <= ${day} AND (validTo IS NULL OR validTo >= ${day}) AND ${inside} AND ${isEmployed('position.personId', day)}
    ORDER BY personId`.execute(db);
  return rows.map(({ personId }) => personId);
}

/** The competencies that a block belongs to on a day, by code. */
export async function competenciesOfBlock(db: Reader, blockId: string, day: string): Promise<string[]> {
  const { rows } = await sql<{ itemId: string }>`
    SELECT i.itemId FROM framework_item i, json_each(i.content, '$.blockIds') b
    WHERE i.kind = 'competency' AND b.value = ${blockId} AND ${isOn('i', day)} AND i.isRetired = 0 ORDER BY i.code, i.itemId`.execute(db);
  return rows.map(({ itemId }) => itemId);
}

/** Who was assessed in a competency on a day or later, by what counts. */
export async function peopleAssessedSince(db: Reader, competencyId: string, day: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('assessment as a')
    .select('a.personId')
    .where('a.competencyId', '=', competencyId)
    .where('a.performedOn', '>=', day)
    .where(isCounting)
    .execute();
  return new Set(rows.map(({ personId }) => personId));
}

const listed = (ids: readonly string[]): RawBuilder<unknown> => sql`SELECT value FROM json_each(${JSON.stringify(ids)})`;
