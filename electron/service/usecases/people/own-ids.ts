import type { Reader } from '../../db/schema';
import { personById, personsMergedInto } from '../../db/sql/people';

/** A person's id with those of the records that turned out to be of the same person. */
export async function ownIds(db: Reader, personId: string): Promise<string[]> {
  return [personId, ...(await personsMergedInto(db, personId)).map((other) => other.personId)];
}

/** The record under which a person is read: their own, or the one that theirs was merged into. Accounts belong to it. */
export async function keptPersonId(db: Reader, personId: string): Promise<string> {
  return (await personById(db, personId))?.mergedIntoId ?? personId;
}
