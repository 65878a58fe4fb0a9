import type { FrameworkRevisionRow } from '../../db/framework-schema';
import type { Reader } from '../../db/schema';
import { userIds } from '../../db/sql/framework-library';
import { accountsOfPeople } from '../../db/sql/users';

/** Whether somebody worked on a revision, under this account or another of the same person. */
export async function isAuthor(
  db: Reader,
  { authorUserIds }: Pick<FrameworkRevisionRow, 'authorUserIds'>,
  { userId, personId }: { readonly userId: string; readonly personId: string | null },
): Promise<boolean> {
  const authors = userIds(authorUserIds);
  const own = [userId, ...(personId === null ? [] : (await accountsOfPeople(db, [personId])).map((account) => account.userId))];
  return own.some((one) => authors.includes(one));
}
