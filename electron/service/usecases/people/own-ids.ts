import type { Reader } from '../../db/schema';
import { personsMergedInto } from '../../db/sql/people';

/** A person's id with those of the records that turned out to be of the same person. */
export async function ownIds(db: Reader, personId: string): Promise<string[]> {
  return [personId, ...(await personsMergedInto(db, personId)).map((other) => other.personId)];
}
