import { sql } from 'kysely';
import { z } from 'zod';
import { frameworkItem, type FrameworkItem } from '../../../../shared/contract/framework-item';
import type { EditLockRow, FrameworkDraftEditRow, FrameworkDraftRow } from '../framework-schema';
import { insertRows } from '../insert-rows';
import type { Reader, Tx } from '../schema';
import type { ItemHeadRow } from './framework-library';

export async function draftById(db: Reader, draftId: string): Promise<FrameworkDraftRow | undefined> {
  return db.selectFrom('framework_draft').selectAll().where('draftId', '=', draftId).executeTakeFirst();
}

export async function draftOfRevision(db: Reader, revisionId: string): Promise<FrameworkDraftRow | undefined> {
  return db.selectFrom('framework_draft').selectAll().where('revisionId', '=', revisionId).executeTakeFirst();
}

export async function allDrafts(db: Reader): Promise<Array<FrameworkDraftRow & { readonly changes: number }>> {
  const { rows } = await sql<FrameworkDraftRow & { changes: number }>`
    SELECT d.*, (SELECT COUNT(*) FROM framework_draft_item i WHERE i.draftId = d.draftId) AS changes FROM framework_draft d`.execute(db);
  return rows;
}

/** Every draft that is open and every revision that lies in review or was approved, with what its authors say of it; the newest revision first. */
export async function summarisedChanges(db: Reader) {
  const drafts = await db
    .selectFrom('framework_draft')
    .select(['draftId', 'title', 'summary'])
    .where('revisionId', 'is', null)
    .where('summary', '!=', '')
    .orderBy('draftId')
    .execute();
  const revisions = await db
    .selectFrom('framework_revision')
    .select(['revisionId', 'number', 'title', 'summary', 'state'])
    .where('recordedTo', 'is', null)
    .where('summary', '!=', '')
    .orderBy('submittedAt', 'desc')
    .execute();
  return [
    ...drafts.map(({ summary, ...draft }) => ({ summary, place: { kind: 'draft' as const, ...draft } })),
    ...revisions.flatMap(({ summary, state, ...revision }) =>
      state === 'inReview' || state === 'approved' ? [{ summary, place: { kind: 'revision' as const, state, ...revision } }] : [],
    ),
  ];
}

export async function insertDraft(tx: Tx, row: FrameworkDraftRow): Promise<void> {
  await tx.insertInto('framework_draft').values(row).execute();
}

export async function updateDraft(
  tx: Tx,
  draftId: string,
  part: Partial<Pick<FrameworkDraftRow, 'title' | 'summary' | 'authorUserIds' | 'revisionId'>>,
): Promise<void> {
  await tx.updateTable('framework_draft').set(part).where('draftId', '=', draftId).execute();
}

export async function removeDraft(tx: Tx, draftId: string): Promise<void> {
  for (const table of ['framework_draft_item', 'framework_draft_edit', 'edit_lock', 'framework_draft'] as const)
    await tx.deleteFrom(table).where('draftId', '=', draftId).execute();
}

/** How many items a draft changes. */
export async function countChanges(db: Reader, draftId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT COUNT(*) AS n FROM framework_draft_item WHERE draftId = ${draftId}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** The items that a draft changes, as it has them. */
export async function draftItems(db: Reader, draftId: string): Promise<FrameworkItem[]> {
  const rows = await db.selectFrom('framework_draft_item').select('item').where('draftId', '=', draftId).orderBy('itemId').execute();
  return rows.map(({ item }) => readItem(item));
}

/** The items that a draft changes, without what they say, each with whether it was approved and whether it was retired then. */
export async function draftHeads(db: Reader, draftId: string): Promise<Array<ItemHeadRow & { readonly wasRetired: number | null }>> {
  const { rows } = await sql<ItemHeadRow & { wasRetired: number | null }>`
    SELECT d.itemId, d.kind, d.item ->> '$.frameworkId' AS frameworkId, d.item ->> '$.parentId' AS parentId, d.item ->> '$.ordinal' AS ordinal,
      d.item ->> '$.fromId' AS fromId, d.item ->> '$.toId' AS toId, d.item ->> '$.code' AS code, d.item ->> '$.title' AS title,
      d.item ->> '$.isRetired' AS isRetired,
      (SELECT i.isRetired FROM framework_item i WHERE i.itemId = d.itemId AND i.recordedTo IS NULL ORDER BY i.validFrom DESC, i.pilotOf DESC LIMIT 1) AS wasRetired
    FROM framework_draft_item d WHERE d.draftId = ${draftId}`.execute(db);
  return rows;
}

/** Those of the items that a draft changes, as it has them. */
export async function draftItemsById(db: Reader, draftId: string, itemIds: readonly string[]): Promise<ReadonlyMap<string, FrameworkItem>> {
  const { rows } = await sql<{ itemId: string; item: string }>`
    SELECT itemId, item FROM framework_draft_item
    WHERE draftId = ${draftId} AND itemId IN (SELECT value FROM json_each(${JSON.stringify(itemIds)}))`.execute(db);
  return new Map(rows.map(({ itemId, item }) => [itemId, readItem(item)]));
}

/** Whether a draft of another library holds an item, and this one does not. */
export async function isInAnotherDraft(db: Reader, itemId: string, draftId: string): Promise<boolean> {
  const rows = await db
    .selectFrom('framework_draft')
    .innerJoin('framework_draft_item', 'framework_draft_item.draftId', 'framework_draft.draftId')
    .select('framework_draft.draftId')
    .where('framework_draft_item.itemId', '=', itemId)
    .execute();
  return rows.length > 0 && rows.every((row) => row.draftId !== draftId);
}

export async function editorOfItem(db: Reader, draftId: string, itemId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('framework_draft_item')
    .select('editedBy')
    .where('draftId', '=', draftId)
    .where('itemId', '=', itemId)
    .executeTakeFirst();
  return row?.editedBy;
}

/** Puts items into a draft as given; null takes one out again. */
export async function putDraftItems(
  tx: Tx,
  draftId: string,
  items: ReadonlyMap<string, FrameworkItem | null>,
  by: { readonly userId: string; readonly at: string },
): Promise<void> {
  const ids = [...items.keys()];
  await sql`DELETE FROM framework_draft_item WHERE draftId = ${draftId} AND itemId IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.execute(
    tx,
  );
  const rows = [...items].flatMap(([itemId, item]) =>
    item === null ? [] : [{ draftId, itemId, kind: item.kind, item: JSON.stringify(item), editedBy: by.userId, editedAt: by.at }],
  );
  await insertRows(tx, 'framework_draft_item', rows);
}

/** One step of a draft: each item before and after it; null: it was as approved, or not there at all. */
export interface DraftStep extends Omit<FrameworkDraftEditRow, 'changes'> {
  readonly changes: readonly DraftChange[];
}
export type DraftChange = { readonly itemId: string; readonly before: FrameworkItem | null; readonly after: FrameworkItem | null };

const storedChanges = z.array(z.object({ itemId: z.string(), before: frameworkItem.nullable(), after: frameworkItem.nullable() }));

/** Adds a step that can be undone; what was undone before can be done again no more. */
export async function addStep(
  tx: Tx,
  step: Omit<FrameworkDraftEditRow, 'sequence' | 'isUndone' | 'changes'>,
  changes: readonly DraftChange[],
) {
  const { draftId } = step;
  await tx.deleteFrom('framework_draft_edit').where('draftId', '=', draftId).where('isUndone', '=', 1).execute();
  const { rows } = await sql<{
    n: number;
  }>`SELECT COALESCE(MAX(sequence), 0) AS n FROM framework_draft_edit WHERE draftId = ${draftId}`.execute(tx);
  const sequence = (rows[0]?.n ?? 0) + 1;
  await tx
    .insertInto('framework_draft_edit')
    .values({ ...step, sequence, isUndone: 0, changes: JSON.stringify(changes) })
    .execute();
}

/** The label of the step that undo or redo would take, or null. */
export async function stepLabel(db: Reader, draftId: string, direction: 'undo' | 'redo'): Promise<string | null> {
  return (await nextStep(db, draftId, direction).select('label').executeTakeFirst())?.label ?? null;
}

export async function stepFor(db: Reader, draftId: string, direction: 'undo' | 'redo'): Promise<DraftStep | undefined> {
  const row = await nextStep(db, draftId, direction).selectAll().executeTakeFirst();
  return row === undefined ? undefined : { ...row, changes: storedChanges.parse(JSON.parse(row.changes)) };
}

export async function markStep(tx: Tx, draftId: string, sequence: number, isUndone: boolean): Promise<void> {
  await tx
    .updateTable('framework_draft_edit')
    .set({ isUndone: isUndone ? 1 : 0 })
    .where('draftId', '=', draftId)
    .where('sequence', '=', sequence)
    .execute();
}

const nextStep = (db: Reader, draftId: string, direction: 'undo' | 'redo') =>
  db
    .selectFrom('framework_draft_edit')
    .where('draftId', '=', draftId)
    .where('isUndone', '=', direction === 'undo' ? 0 : 1)
    .orderBy('sequence', direction === 'undo' ? 'desc' : 'asc')
    .limit(1);

/** Who is editing which items at a moment. */
export async function locksOn(db: Reader, itemIds: readonly string[], at: string): Promise<EditLockRow[]> {
  const { rows } = await sql<EditLockRow>`
    SELECT * FROM edit_lock WHERE until > ${at} AND itemId IN (SELECT value FROM json_each(${JSON.stringify(itemIds)}))`.execute(db);
  return rows;
}

/** Who is editing anything of a draft at a moment. */
export async function locksOfDraft(db: Reader, draftId: string, at: string): Promise<EditLockRow[]> {
  return db.selectFrom('edit_lock').selectAll().where('draftId', '=', draftId).where('until', '>', at).orderBy('itemId').execute();
}

export async function putLock(tx: Tx, row: EditLockRow): Promise<void> {
  await tx.replaceInto('edit_lock').values(row).execute();
}

export async function removeLock(tx: Tx, itemId: string, userId: string): Promise<void> {
  await tx.deleteFrom('edit_lock').where('itemId', '=', itemId).where('userId', '=', userId).execute();
}

/** Gives back everything that somebody was editing. */
export async function removeLocksOf(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('edit_lock').where('userId', '=', userId).execute();
}

function readItem(json: string): FrameworkItem {
  return frameworkItem.parse(JSON.parse(json));
}
