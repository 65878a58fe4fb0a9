import { insertRows } from '../insert-rows';
import type { SelfRatingRow } from '../observation-schema';
import type { Reader, Tx } from '../schema';

/** How a person has seen their own levels, newest first. */
export async function selfRatingsOf(db: Reader, personIds: readonly string[]): Promise<SelfRatingRow[]> {
  return db.selectFrom('self_rating').selectAll().where('personId', 'in', personIds).orderBy('entryNumber', 'desc').execute();
}

export async function insertSelfRating(tx: Tx, row: SelfRatingRow): Promise<void> {
  await insertRows(tx, 'self_rating', [row]);
}
