import type { Reader } from '../../db/schema';
import { locksOn } from '../../db/sql/framework-drafts';
import { printedNames } from '../../db/sql/printed-names';

/** Which of some items somebody else is editing at a moment, who, and until when; null: none. */
export async function lockedByAnother(
  db: Reader,
  itemIds: readonly string[],
  userId: string,
  at: string,
): Promise<{ readonly itemId: string; readonly by: string; readonly until: string } | null> {
  const lock = (await locksOn(db, itemIds, at)).find((one) => one.userId !== userId);
  if (lock === undefined) return null;
  const names = await printedNames(db, [lock.userId]);
  return { itemId: lock.itemId, by: names.get(lock.userId) ?? lock.userId, until: lock.until };
}
