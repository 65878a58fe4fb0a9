import { insertRows } from '../insert-rows';
import type { ObservationRow } from '../observation-schema';
import type { Reader, Tx } from '../schema';

export type KnownObservation = ObservationRow & { readonly replacedById: string | null };

const known = (db: Reader) =>
  db
    .selectFrom('observation as o')
    .leftJoin('observation as n', 'n.replacesId', 'o.observationId')
    .selectAll('o')
    .select('n.observationId as replacedById');

/** What was seen of some records of one person, newest first, replaced ones among it. */
export async function observationsOf(db: Reader, personIds: readonly string[], competencyId: string | null): Promise<KnownObservation[]> {
  return known(db)
    .where('o.personId', 'in', personIds)
    .$if(competencyId !== null, (query) => query.where('o.competencyId', '=', competencyId ?? ''))
    .orderBy('o.seenOn', 'desc')
    .orderBy('o.entryNumber', 'desc')
    .execute();
}

export async function observationById(db: Reader, observationId: string): Promise<KnownObservation | undefined> {
  return known(db).where('o.observationId', '=', observationId).executeTakeFirst();
}

/** The newest observations that somebody made, of whomever. */
export async function observationsBy(
  db: Reader,
  observerUserId: string,
  limit: number,
): Promise<Pick<ObservationRow, 'indicatorId' | 'place' | 'equipment' | 'shift'>[]> {
  return db
    .selectFrom('observation')
    .select(['indicatorId', 'place', 'equipment', 'shift'])
    .where('observerUserId', '=', observerUserId)
    .orderBy('entryNumber', 'desc')
    .limit(limit)
    .execute();
}

export async function insertObservation(tx: Tx, row: ObservationRow): Promise<void> {
  await insertRows(tx, 'observation', [row]);
}
