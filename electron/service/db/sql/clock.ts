import { laterOf } from '../../../../shared/domain/clock';
import type { ClockAcknowledgementRow, ClockNoticeRow } from '../core-schema';
import { prepared } from '../prepared-query';
import type { Reader, Tx } from '../schema';

/** The newest moment that the log has reached since the last time a clock was noticed to be set back; null before the first entry. */
export async function newestMoment(db: Reader): Promise<string | null> {
  const last = await db
    .selectFrom('clock_notice')
    .select(['entryNumber', 'recordedAt'])
    .where('kind', '=', 'setBack')
    .orderBy('entryNumber', 'desc')
    .limit(1)
    .executeTakeFirst();
  const newest = await db
    .selectFrom('audit_entry')
    .select('recordedAt')
    .where('entryNumber', '>', last?.entryNumber ?? 0)
    .orderBy('recordedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return laterOf(last?.recordedAt ?? null, newest?.recordedAt ?? null);
}

/** Entry of the newest setting back noticed; 0 when there is none. */
export async function newestNoticeEntry(db: Reader): Promise<number> {
  const [newest] = await newestSetBack(db, {});
  return newest?.entry ?? 0;
}

const newestSetBack = prepared((db) =>
  db
    .selectFrom('clock_notice')
    .select(({ fn }) => fn.max('entryNumber').as('entry'))
    .where('kind', '=', 'setBack'),
);

/** Up to which moment the clock having been later is known; null: it never was. */
export async function explainedUntil(db: Reader): Promise<string | null> {
  const { until } = await db
    .selectFrom('clock_notice')
    .select(({ fn }) => fn.max('previousAt').as('until'))
    .executeTakeFirstOrThrow();
  return until;
}

/** The newest setting back that nobody has acknowledged; undefined when all are. */
export async function standingNotice(db: Reader): Promise<ClockNoticeRow | undefined> {
  const [notice] = await newestUnacknowledged(db, {});
  return notice;
}

/** Those up to an entry, oldest first. */
export async function standingNotices(db: Reader, upToEntry: number): Promise<ClockNoticeRow[]> {
  return unacknowledged(db).where('n.entryNumber', '<=', upToEntry).orderBy('n.entryNumber').execute();
}

const unacknowledged = (db: Reader) =>
  db
    .selectFrom('clock_notice as n')
    .leftJoin('clock_acknowledgement as a', 'a.noticeId', 'n.noticeId')
    .selectAll('n')
    .where('n.kind', '=', 'setBack')
    .where('a.noticeId', 'is', null);

const newestUnacknowledged = prepared((db) => unacknowledged(db).orderBy('n.entryNumber', 'desc').limit(1));

/** The zone a station was last noticed to be in; undefined when it never differed from the site's. */
export async function lastZoneOf(db: Reader, station: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('clock_notice')
    .select('stationZone')
    .where('kind', '=', 'zoneChanged')
    .where('station', '=', station)
    .orderBy('entryNumber', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.stationZone ?? undefined;
}

/** Everything noticed, newest first, with who acknowledged it. */
export async function clockNotices(db: Reader, limit: number) {
  return db
    .selectFrom('clock_notice as n')
    .leftJoin('clock_acknowledgement as a', 'a.noticeId', 'n.noticeId')
    .leftJoin('user_account as u', (join) => join.onRef('u.userId', '=', 'a.acknowledgedBy').on('u.recordedTo', 'is', null))
    .selectAll('n')
    .select(['a.acknowledgedAt', 'a.reason', 'u.printedName as acknowledgedByName'])
    .orderBy('n.entryNumber', 'desc')
    .orderBy('n.noticeId')
    .limit(limit)
    .execute();
}

export async function insertNotice(tx: Tx, row: ClockNoticeRow): Promise<void> {
  await tx.insertInto('clock_notice').values(row).execute();
}

export async function insertAcknowledgements(tx: Tx, rows: readonly ClockAcknowledgementRow[]): Promise<void> {
  await tx
    .insertInto('clock_acknowledgement')
    .values([...rows])
    .execute();
}
