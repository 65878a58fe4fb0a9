import { sql } from 'kysely';
import type { ItemKind } from '../../../../shared/contract/framework-item';
import type { ItemReviewRow } from '../framework-schema';
import type { Reader, Tx } from '../schema';
import { isOn } from './framework-items';

export interface ReviewableRow {
  readonly itemId: string;
  readonly frameworkId: string;
  readonly kind: ItemKind;
  readonly code: string;
  readonly title: string;
  readonly stewardUserId: string | null;
  readonly reviewMonths: number;
  readonly validFrom: string;
  readonly lastReviewedOn: string | null;
}

/** What is in use on a day and is to be looked at again from time to time. */
export async function reviewableItems(db: Reader, day: string): Promise<ReviewableRow[]> {
  const { rows } = await sql<ReviewableRow>`
    SELECT i.itemId, i.frameworkId, i.kind, i.code, i.title, i.stewardUserId, i.reviewMonths, i.validFrom,
      (SELECT MAX(v.reviewedOn) FROM item_review v WHERE v.itemId = i.itemId) AS lastReviewedOn
    FROM framework_item i
    WHERE i.reviewMonths IS NOT NULL AND i.isRetired = 0 AND ${isOn('i', day)} AND i.validFrom <= ${day}
    ORDER BY i.code, i.title`.execute(db);
  return rows;
}

export type StewardedRow = Pick<ReviewableRow, 'itemId' | 'frameworkId' | 'stewardUserId'>;

/** Those of some items that are in use on a day, with who looks after them. */
export async function stewardedItems(db: Reader, itemIds: readonly string[], day: string): Promise<StewardedRow[]> {
  const { rows } = await sql<StewardedRow>`
    SELECT i.itemId, i.frameworkId, i.stewardUserId FROM json_each(${JSON.stringify(itemIds)}) j
    JOIN framework_item i ON i.itemId = j.value AND ${isOn('i', day)}
    WHERE i.isRetired = 0 AND i.validFrom <= ${day}`.execute(db);
  return rows;
}

const rowsPerInsert = 400;

export async function insertItemReviews(tx: Tx, rows: readonly ItemReviewRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += rowsPerInsert)
    await tx
      .insertInto('item_review')
      .values(rows.slice(i, i + rowsPerInsert))
      .execute();
}
