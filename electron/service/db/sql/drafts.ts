import type { DraftRow } from '../core-schema';
import type { Reader, Tx } from '../schema';

/** A person's drafts, newest first; content is left out. */
export async function draftsOf(db: Reader, userId: string): Promise<Omit<DraftRow, 'userId' | 'content'>[]> {
  return db
    .selectFrom('draft')
    .select(['key', 'title', 'savedAt'])
    .where('userId', '=', userId)
    .orderBy('savedAt', 'desc')
    .orderBy('key')
    .execute();
}

export async function findDraft(db: Reader, userId: string, key: string): Promise<Pick<DraftRow, 'content' | 'savedAt'> | undefined> {
  return db.selectFrom('draft').select(['content', 'savedAt']).where('userId', '=', userId).where('key', '=', key).executeTakeFirst();
}

export async function saveDraft(tx: Tx, draft: DraftRow): Promise<void> {
  const { title, content, savedAt } = draft;
  await tx
    .insertInto('draft')
    .values(draft)
    .onConflict((conflict) => conflict.columns(['userId', 'key']).doUpdateSet({ title, content, savedAt }))
    .execute();
}

export async function removeDraft(tx: Tx, userId: string, key: string): Promise<void> {
  await tx.deleteFrom('draft').where('userId', '=', userId).where('key', '=', key).execute();
}
