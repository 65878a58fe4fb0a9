import { sql } from 'kysely';
import type { ItemKind, ItemOf } from '../../../../shared/contract/framework-item';
import type { Reader } from '../schema';
import { isOn, itemsOn } from './framework-items';
import { roleNameOn } from './job-roles';

type Flag = 0 | 1;

interface RowHead {
  readonly itemId: string;
  readonly frameworkId: string;
  readonly code: string;
  readonly title: string;
  readonly isRetired: Flag;
}
export type TaskRow = RowHead &
  Pick<ItemOf<'task'>['content'], 'difficulty' | 'importance' | 'frequency' | 'consequence' | 'decidedTraining'> & {
    readonly isCovered: Flag;
  };
export type ClauseRow = RowHead & Pick<ItemOf<'clause'>['content'], 'authority' | 'document' | 'edition' | 'effectiveFrom' | 'effectiveTo'>;

/** The tasks of a day, retired ones too, of one library or (null) of all; without their longer texts. */
export async function tasksOn(db: Reader, day: string, frameworkId: string | null): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    SELECT i.itemId, i.frameworkId, i.code, i.title, i.isRetired, i.content ->> '$.difficulty' AS difficulty,
      i.content ->> '$.importance' AS importance, i.content ->> '$.frequency' AS frequency, i.content ->> '$.consequence' AS consequence,
      i.content ->> '$.isCovered' AS isCovered, i.content ->> '$.decidedTraining' AS decidedTraining
    FROM framework_item i
    WHERE i.kind = 'task' AND ${isOn('i', day)} AND i.validFrom <= ${day} AND (${frameworkId} IS NULL OR i.frameworkId = ${frameworkId})
    ORDER BY CAST(i.code AS INTEGER), i.code, i.title`.execute(db);
  return rows;
}

/** The regulatory clauses of a day, retired ones too, of one library or (null) of all. */
export async function clausesOn(db: Reader, day: string, frameworkId: string | null): Promise<ClauseRow[]> {
  const { rows } = await sql<ClauseRow>`
    SELECT i.itemId, i.frameworkId, i.code, i.title, i.isRetired, i.content ->> '$.authority' AS authority,
      i.content ->> '$.document' AS document, i.content ->> '$.edition' AS edition, i.content ->> '$.effectiveFrom' AS effectiveFrom,
      i.content ->> '$.effectiveTo' AS effectiveTo
    FROM framework_item i
    WHERE i.kind = 'clause' AND ${isOn('i', day)} AND i.validFrom <= ${day} AND (${frameworkId} IS NULL OR i.frameworkId = ${frameworkId})
    ORDER BY CAST(i.code AS INTEGER), i.code, i.title`.execute(db);
  return rows;
}

export interface LinkPair {
  readonly fromId: string;
  readonly toId: string;
  readonly relation: ItemOf<'link'>['content']['relation'];
}

/** Every link that holds on a day. */
export async function linkPairsOn(db: Reader, day: string): Promise<LinkPair[]> {
  const { rows } = await sql<LinkPair>`
    SELECT l.fromId, l.toId, l.content ->> '$.relation' AS relation FROM framework_item l
    WHERE l.kind = 'link' AND l.fromId IS NOT NULL AND l.toId IS NOT NULL AND l.isRetired = 0 AND ${isOn('l', day)} AND l.validFrom <= ${day}`.execute(
    db,
  );
  return rows;
}

export interface LinkRow extends Pick<ItemOf<'link'>['content'], 'relation' | 'level' | 'outcome' | 'scenario'> {
  readonly linkId: string;
  readonly end: 'from' | 'to';
  readonly otherId: string;
  readonly otherKind: ItemKind;
  readonly otherCode: string;
  readonly otherTitle: string;
  readonly otherIsRetired: Flag;
  readonly isMandatory: Flag;
  readonly revisionId: string | null;
  readonly revisionNumber: number | null;
  readonly revisionTitle: string | null;
}

/** The links of an item on a day, from either end, with what lies at the other one; a role may be known to the HR system alone. */
export async function linksOn(db: Reader, itemId: string, day: string): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    WITH held AS (
      SELECT l.itemId AS linkId, IIF(l.fromId = ${itemId}, 'from', 'to') AS "end", IIF(l.fromId = ${itemId}, l.toId, l.fromId) AS otherId,
        l.content, l.ordinal, r.revisionId, r.number AS revisionNumber, r.title AS revisionTitle
      FROM framework_item l
      LEFT JOIN framework_revision r ON r.revisionId = l.revisionId AND r.recordedTo IS NULL
      WHERE l.kind = 'link' AND (l.fromId = ${itemId} OR l.toId = ${itemId}) AND l.isRetired = 0 AND ${isOn('l', day)} AND l.validFrom <= ${day}
    )
    SELECT h.linkId, h.revisionId, h.revisionNumber, h.revisionTitle, h."end", h.otherId, COALESCE(o.kind, 'role') AS otherKind, COALESCE(o.code, '') AS otherCode,
      IIF(j.roleId IS NULL, o.title, ${roleNameOn('j', day)}) AS otherTitle, COALESCE(o.isRetired, 0) AS otherIsRetired, h.content ->> '$.relation' AS relation,
      h.content ->> '$.level' AS level, h.content ->> '$.isMandatory' AS isMandatory, h.content ->> '$.outcome' AS outcome,
      h.content ->> '$.scenario' AS scenario
    FROM held h
    LEFT JOIN framework_item o ON o.itemId = h.otherId AND ${isOn('o', day)}
    LEFT JOIN job_role j ON j.roleId = h.otherId AND j.recordedTo IS NULL
    WHERE o.itemId IS NOT NULL OR j.roleId IS NOT NULL
    ORDER BY h.ordinal, otherCode, otherTitle`.execute(db);
  return rows;
}

/** What an item answers to in frameworks outside, on a day. */
export const mappingsFrom = (db: Reader, itemId: string, day: string): Promise<Array<ItemOf<'mapping'>>> =>
  itemsOn(db, 'mapping', day, sql`i.fromId = ${itemId} AND i.isRetired = 0`);

export interface ItemOriginRow {
  readonly libraryName: string;
  readonly validFrom: string;
  readonly revisionId: string | null;
  readonly revisionNumber: number | null;
  readonly revisionTitle: string | null;
  readonly stewardUserId: string | null;
  readonly reviewMonths: number | null;
  readonly isRetired: Flag;
  readonly replacedById: string | null;
  readonly lastReviewedOn: string | null;
}

/** Where an item as it is on a day comes from, and when its steward last looked at it. */
export async function originOn(db: Reader, itemId: string, day: string): Promise<ItemOriginRow | undefined> {
  const { rows } = await sql<ItemOriginRow>`
    SELECT f.name AS libraryName, i.validFrom, i.revisionId, r.number AS revisionNumber, r.title AS revisionTitle, i.stewardUserId,
      i.reviewMonths, i.isRetired, i.replacedById,
      (SELECT MAX(v.reviewedOn) FROM item_review v WHERE v.itemId = i.itemId) AS lastReviewedOn
    FROM framework_item i
    JOIN framework f ON f.frameworkId = i.frameworkId AND f.recordedTo IS NULL
    LEFT JOIN framework_revision r ON r.revisionId = i.revisionId AND r.recordedTo IS NULL
    WHERE i.itemId = ${itemId} AND ${isOn('i', day)}`.execute(db);
  return rows[0];
}
