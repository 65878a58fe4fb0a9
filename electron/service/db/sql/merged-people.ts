import { prepared } from '../prepared-query';
import type { Reader } from '../schema';

/** The records that are read under another one of the same person, each with that one. */
export async function mergedPeople(db: Reader): Promise<ReadonlyMap<string, string>> {
  const rows = await knownMerges(db, {});
  return new Map(rows.flatMap(({ personId, mergedIntoId }) => (mergedIntoId === null ? [] : [[personId, mergedIntoId] as const])));
}

/** Some people, each under the record that counts, with the other records of the same people. */
export function withMerged(personIds: readonly string[], merged: ReadonlyMap<string, string>): readonly string[] {
  if (merged.size === 0) return personIds;
  const kept = new Set(personIds.map((personId) => merged.get(personId) ?? personId));
  return [...kept, ...[...merged].flatMap(([other, keptId]) => (kept.has(keptId) ? [other] : []))];
}

const knownMerges = prepared((db) =>
  db.selectFrom('person').select(['personId', 'mergedIntoId']).where('mergedIntoId', 'is not', null).where('recordedTo', 'is', null),
);
