import { sql } from 'kysely';
import type { FrameworkItem, ScaleItem } from '../../../../shared/contract/framework-item';
import type { FrameworkItemRow } from '../framework-schema';
import type { Reader } from '../schema';
import { draftItems } from './framework-drafts';
import { isOn, itemOfRow, itemsOn } from './framework-items';
import { approvedItems } from './framework-library';

/** What a library has for a file to be compared with: what is approved, with its draft laid over it. */
export async function libraryWithDraft(
  db: Reader,
  frameworkId: string,
): Promise<{ readonly items: FrameworkItem[]; readonly hasDraft: boolean }> {
  const draft = await db.selectFrom('framework_draft').select('draftId').where('frameworkId', '=', frameworkId).executeTakeFirst();
  const itemById = new Map((await approvedItems(db, frameworkId)).map((item) => [item.itemId, item]));
  if (draft !== undefined) for (const item of await draftItems(db, draft.draftId)) itemById.set(item.itemId, item);
  return { items: [...itemById.values()], hasDraft: draft !== undefined };
}

/** Every item of a library that holds on a day, retired ones too. */
export async function libraryOn(db: Reader, frameworkId: string, day: string): Promise<FrameworkItem[]> {
  const { rows } = await sql<FrameworkItemRow>`
    SELECT i.* FROM framework_item i WHERE i.frameworkId = ${frameworkId} AND ${isOn('i', day)} AND i.validFrom <= ${day}`.execute(db);
  return rows.map(itemOfRow);
}

/** The scales of the site that are not retired, as they are on a day, by title. */
export async function scalesOfSite(db: Reader, day: string): Promise<ScaleItem[]> {
  return (await itemsOn(db, 'scale', day)).filter(({ isRetired }) => !isRetired).toSorted((a, b) => a.title.localeCompare(b.title));
}
