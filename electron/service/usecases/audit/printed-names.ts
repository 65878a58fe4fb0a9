import { systemUser } from '../../../../shared/contract/records';
import type { Reader } from '../../db/schema';
import { printedNames } from '../../db/sql/printed-names';

/** Gives log entries the name under which their user is known today. */
export async function withPrintedNames<E extends { readonly userId: string | null }>(
  db: Reader,
  entries: readonly E[],
): Promise<Array<E & { printedName: string }>> {
  const names = await printedNames(
    db,
    entries.flatMap(({ userId }) => userId ?? []),
  );
  return entries.map((entry) => ({
    ...entry,
    printedName: entry.userId === null ? systemUser : (names.get(entry.userId) ?? entry.userId),
  }));
}
