import { prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';

const holding = prepared((db, given: Given<{ personId: string; competencyId: string; day: string }>) =>
  db
    .selectFrom('holding')
    .select(['level', 'untilDate'])
    .where('personId', '=', given('personId'))
    .where('competencyId', '=', given('competencyId'))
    .where('fromDate', '<=', given('day'))
    .orderBy('fromDate', 'desc')
    .limit(1),
);

/** The level of a competency that somebody holds on a day; null: none. */
export async function heldLevelOn(db: Reader, personId: string, competencyId: string, day: string): Promise<number | null> {
  const [row] = await holding(db, { personId, competencyId, day });
  return row === undefined || (row.untilDate !== null && row.untilDate < day) ? null : row.level;
}
