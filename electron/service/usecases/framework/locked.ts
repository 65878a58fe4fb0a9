import type { Reader } from '../../db/schema';
import { locksOfDraft, locksOn } from '../../db/sql/framework-drafts';
import { printedNames } from '../../db/sql/printed-names';

/** Which of some items, or of those of a draft, somebody else is editing at a moment, who, and until when; null: none. */
export async function lockedByAnother(
  db: Reader,
  what: readonly string[] | { readonly draftId: string },
  userId: string,
  at: string,
): Promise<{ readonly itemId: string; readonly by: string; readonly until: string } | null> {
  const locks = 'draftId' in what ? await locksOfDraft(db, what.draftId, at) : await locksOn(db, what, at);
  const lock = locks.find((one) => one.userId !== userId);
  if (lock === undefined) return null;
  const names = await printedNames(db, [lock.userId]);
  return { itemId: lock.itemId, by: names.get(lock.userId) ?? lock.userId, until: lock.until };
}
