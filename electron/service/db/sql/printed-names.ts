import type { Reader } from '../schema';

/** The printed names of users as known now, by user id; unknown ones are left out. */
export async function printedNames(db: Reader, userIds: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(userIds)];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('user_account')
    .select(['userId', 'printedName'])
    .where('userId', 'in', ids)
    .where('recordedTo', 'is', null)
    .execute();
  return new Map(rows.map(({ userId, printedName }) => [userId, printedName]));
}
