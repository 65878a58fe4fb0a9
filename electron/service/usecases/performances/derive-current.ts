import type { Tx } from '../../db/schema';
import { competenciesKeptCurrentBy } from '../../db/sql/practice';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';

/** Derives the standings that having done some tasks keeps current, or no longer does. */
export async function deriveCurrent(tx: Tx, performed: readonly { readonly personId: string; readonly taskId: string }[]): Promise<void> {
  const competencyIds = await competenciesKeptCurrentBy(tx, [...new Set(performed.map(({ taskId }) => taskId))]);
  if (competencyIds.length === 0) return;
  const people = [...new Set(performed.map(({ personId }) => personId))];
  await deriveStandings(tx, people, (await siteFacts(tx)).expiringDays, competencyIds);
}
