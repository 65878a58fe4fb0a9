import type {
  GuestHandInRow,
  GuestRaterRow,
  GuestRatingRow,
  GuestSessionRow,
  PanelFileRow,
  RemoteHandInRow,
} from '../guest-session-schema';
import { insertRows } from '../insert-rows';
import type { Reader, Tx } from '../schema';

export async function insertPanelFile(tx: Tx, row: PanelFileRow): Promise<void> {
  await insertRows(tx, 'panel_file', [row]);
}

/** The file that was written last for each member of a session, by the member's id. */
export async function newestPanelFiles(
  db: Reader,
  sessionId: string,
): Promise<ReadonlyMap<string, { readonly fileName: string; readonly sequence: number; readonly writtenAt: string }>> {
  const rows = await db
    .selectFrom('panel_file as f')
    .innerJoin('package_out as p', 'p.packageId', 'f.packageId')
    .select(['f.memberId', 'f.writtenAt', 'p.fileName', 'p.sequence'])
    .where('f.sessionId', '=', sessionId)
    .orderBy('f.entryNumber')
    .execute();
  return new Map(rows.map(({ memberId, ...file }) => [memberId, file]));
}

export async function insertRemoteHandIn(tx: Tx, row: RemoteHandInRow): Promise<void> {
  await insertRows(tx, 'remote_hand_in', [row]);
}

/** By the member's id. */
export async function remoteHandIns(db: Reader, sessionId: string): Promise<ReadonlyMap<string, RemoteHandInRow>> {
  const rows = await db.selectFrom('remote_hand_in').selectAll().where('sessionId', '=', sessionId).execute();
  return new Map(rows.map((row) => [row.memberId, row]));
}

export async function insertGuestSession(tx: Tx, row: GuestSessionRow): Promise<void> {
  await insertRows(tx, 'guest_session', [row]);
}

export async function guestSessionById(db: Reader, guestId: string): Promise<GuestSessionRow | undefined> {
  return db.selectFrom('guest_session').selectAll().where('guestId', '=', guestId).executeTakeFirst();
}

/** What was taken for one member of a session of another site. */
export async function guestSessionOf(
  db: Reader,
  { siteId, sessionId, memberId }: Pick<GuestSessionRow, 'siteId' | 'sessionId' | 'memberId'>,
): Promise<GuestSessionRow | undefined> {
  return db
    .selectFrom('guest_session')
    .selectAll()
    .where('siteId', '=', siteId)
    .where('sessionId', '=', sessionId)
    .where('memberId', '=', memberId)
    .executeTakeFirst();
}

/** The newest first. */
export async function allGuestSessions(db: Reader): Promise<GuestSessionRow[]> {
  return db.selectFrom('guest_session').selectAll().orderBy('entryNumber', 'desc').execute();
}

export async function insertGuestRater(tx: Tx, row: GuestRaterRow): Promise<void> {
  await insertRows(tx, 'guest_rater', [row]);
}

/** Who rates each session of another site, by the guest session's id. */
export async function guestRaters(db: Reader): Promise<ReadonlyMap<string, GuestRaterRow>> {
  const rows = await db.selectFrom('guest_rater').selectAll().orderBy('revision').execute();
  return new Map(rows.map((row) => [row.guestId, row]));
}

export async function insertGuestHandIn(tx: Tx, row: GuestHandInRow, ratings: readonly GuestRatingRow[]): Promise<void> {
  await insertRows(tx, 'guest_hand_in', [row]);
  await insertRows(tx, 'guest_rating', ratings);
}

/** By the guest session's id. */
export async function guestHandIns(db: Reader): Promise<ReadonlyMap<string, GuestHandInRow>> {
  const rows = await db.selectFrom('guest_hand_in').selectAll().execute();
  return new Map(rows.map((row) => [row.guestId, row]));
}

export async function guestRatings(db: Reader, guestId: string): Promise<GuestRatingRow[]> {
  return db.selectFrom('guest_rating').selectAll().where('guestId', '=', guestId).orderBy('caseId').execute();
}
