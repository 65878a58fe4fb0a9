import { sql } from 'kysely';
import type { CompetencyItem, ItemOf } from '../../../../shared/contract/framework-item';
import { withBlocks } from '../../../../shared/domain/framework/blocks';
import type { Reader } from '../schema';
import { isOn, itemsOn } from './framework-items';

export interface RoleTaskRow {
  readonly linkId: string;
  readonly isMandatory: 0 | 1;
  readonly outcome: string;
  readonly scenario: string;
  readonly itemId: string;
  readonly code: string;
  readonly title: string;
  readonly goodLooksLike: string;
}

/** The tasks in use of a role on a day, in their order. */
export async function tasksOfRole(db: Reader, roleId: string, day: string): Promise<RoleTaskRow[]> {
  const { rows } = await sql<RoleTaskRow>`
    SELECT l.itemId AS linkId, l.content ->> '$.isMandatory' AS isMandatory, l.content ->> '$.outcome' AS outcome, l.content ->> '$.scenario' AS scenario,
      t.itemId, t.code, t.title, t.content ->> '$.goodLooksLike' AS goodLooksLike
    FROM framework_item l
    JOIN framework_item t ON t.itemId = l.toId AND t.kind = 'task' AND t.isRetired = 0 AND ${isOn('t', day)} AND t.validFrom <= ${day}
    WHERE l.kind = 'link' AND l.fromId = ${roleId} AND l.content ->> '$.relation' = 'roleTask' AND l.isRetired = 0 AND ${isOn('l', day)} AND l.validFrom <= ${day}
    ORDER BY l.ordinal, t.code`.execute(db);
  return rows;
}

/** Every accomplishment of a day, whichever role it is of. */
export async function accomplishmentIds(db: Reader, day: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ itemId: string }>`
    SELECT l.itemId FROM framework_item l
    WHERE l.kind = 'link' AND l.content ->> '$.relation' = 'roleTask' AND l.content ->> '$.outcome' <> '' AND l.isRetired = 0
      AND ${isOn('l', day)} AND l.validFrom <= ${day}`.execute(db);
  return new Set(rows.map(({ itemId }) => itemId));
}

export interface RoleCompetency {
  readonly competencyId: string;
  readonly code: string;
  readonly title: string;
  readonly indicators: CompetencyItem['content']['indicators'];
}

/** The competencies in use that a role requires on a day or that its tasks are linked to, with the indicators of their blocks. */
export async function competenciesOfRole(db: Reader, roleId: string, day: string): Promise<RoleCompetency[]> {
  const items = await itemsOn(
    db,
    'competency',
    day,
    sql`i.isRetired = 0 AND i.itemId IN (
      SELECT r.toId FROM framework_item r WHERE r.kind = 'requirement' AND r.fromId = ${roleId} AND r.isRetired = 0 AND ${isOn('r', day)} AND r.validFrom <= ${day}
      UNION SELECT tc.toId FROM framework_item rt
        JOIN framework_item tc ON tc.fromId = rt.toId AND tc.kind = 'link' AND tc.content ->> '$.relation' = 'taskCompetency' AND tc.isRetired = 0
          AND ${isOn('tc', day)} AND tc.validFrom <= ${day}
        WHERE rt.kind = 'link' AND rt.fromId = ${roleId} AND rt.content ->> '$.relation' = 'roleTask' AND rt.isRetired = 0 AND ${isOn('rt', day)} AND rt.validFrom <= ${day})`,
  );
  const blockIds = [...new Set(items.flatMap(({ content }) => content.blockIds))];
  const blocks: ReadonlyMap<string, ItemOf<'block'>> = blockIds.length === 0
    ? new Map()
    : new Map(
        (await itemsOn(db, 'block', day, sql`i.itemId IN (SELECT value FROM json_each(${JSON.stringify(blockIds)}))`)).map((block) => [
          block.itemId,
          block,
        ]),
      );
  return items.map(({ itemId, code, title, content }) => {
    const own = content.blockIds.flatMap((id) => blocks.get(id) ?? []);
    return { competencyId: itemId, code, title, indicators: withBlocks(content, own).indicators };
  });
}

export interface UserOfBlock {
  readonly itemId: string;
  readonly code: string;
  readonly title: string;
  readonly isRetired: 0 | 1;
}

/** The competencies that a block belongs to on a day. */
export async function competenciesWithBlock(db: Reader, blockId: string, day: string): Promise<UserOfBlock[]> {
  const { rows } = await sql<UserOfBlock>`
    SELECT i.itemId, i.code, i.title, i.isRetired FROM framework_item i
    WHERE i.kind = 'competency' AND ${isOn('i', day)} AND i.validFrom <= ${day}
      AND EXISTS (SELECT 1 FROM json_each(i.content, '$.blockIds') b WHERE b.value = ${blockId})
    ORDER BY i.code, i.title`.execute(db);
  return rows;
}
