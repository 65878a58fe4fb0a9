import { laterOf, lookAtClock } from '../../../shared/domain/clock';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { appendEntry, nextEntryNumber, type AuditChange } from '../db/audit-append';
import type { ClockNoticeRow } from '../db/core-schema';
import type { Reader, Tx } from '../db/schema';
import { explainedUntil, insertNotice, lastZoneOf, newestMoment, newestNoticeEntry, standingNotice } from '../db/sql/clock';
import { transact } from '../db/transact';
import type { Station, UnlockedSite } from './station';

/** What is known of time while a site is open. */
export interface SiteClock {
  /** The newest moment seen in the log, in this session or by this station before; see lookAtClock. */
  newest: string | null;
  /** Entry of the newest setting back noticed; 0 when there is none. */
  noticedEntry: number;
  /** The setting back that stops signatures until it is acknowledged. */
  standing: ClockNoticeRow | null;
}

/** What a transaction found out about the clock; kept once it is on disk. */
export interface ClockNoted extends SiteClock {
  readonly changes: readonly AuditChange[];
}

/** `lastOpenedAt` is when this station last had the site open, by its own notes. */
export async function clockAtOpening(db: Reader, lastOpenedAt: string | null): Promise<SiteClock> {
  const explained = await explainedUntil(db);
  const isExplained = lastOpenedAt !== null && explained !== null && Date.parse(lastOpenedAt) <= Date.parse(explained);
  const newest = laterOf(await newestMoment(db), isExplained ? null : lastOpenedAt);
  return { newest, noticedEntry: await newestNoticeEntry(db), standing: (await standingNotice(db)) ?? null };
}

/** Compares the clock inside a transaction that is about to end: a setting back enters the log with whatever is recorded first. */
export async function noteClock(tx: Tx, station: Station, open: UnlockedSite, entryNumber: number): Promise<ClockNoted> {
  const recordedAt = station.platform.now().toISOString();
  const seen = lookAtClock(recordedAt, open.clock.newest);
  const changes: AuditChange[] = [];
  let noticedEntry = await newestNoticeEntry(tx);
  // A transaction that came first may have noticed the same.
  if (seen.setBackFrom !== null && noticedEntry === open.clock.noticedEntry) {
    const { makeId, stationName } = station.platform;
    const notice: ClockNoticeRow = {
      noticeId: makeId(),
      kind: 'setBack',
      station: stationName,
      recordedAt,
      previousAt: seen.setBackFrom,
      previousZone: null,
      stationZone: null,
      entryNumber,
    };
    changes.push(await writeNotice(tx, notice));
    noticedEntry = entryNumber;
  }
  const standing = noticedEntry === 0 ? null : ((await standingNotice(tx)) ?? null);
  return { newest: seen.newest, noticedEntry, standing, changes };
}

/** Keeps what a transaction found, now that it is on disk. */
export function keepClock(station: Station, open: UnlockedSite, noted: ClockNoted | null): void {
  if (noted === null) return;
  const hasChanged = open.clock.standing?.noticeId !== noted.standing?.noticeId;
  open.clock.newest = noted.newest;
  open.clock.noticedEntry = noted.noticedEntry;
  open.clock.standing = noted.standing;
  if (hasChanged) station.changed();
}

/**
 * Looks at the clock when nothing else is being recorded; a setting back gets an entry of its own, by the system, so that
 * it stays known although what was asked for is refused.
 */
export async function watchClock(station: Station, open: UnlockedSite): Promise<void> {
  const seen = lookAtClock(station.platform.now().toISOString(), open.clock.newest);
  if (seen.setBackFrom === null) {
    open.clock.newest = seen.newest;
    return;
  }
  const noted = await transact(open.db, async (tx) => {
    const entryNumber = await nextEntryNumber(tx);
    const found = await noteClock(tx, station, open, entryNumber);
    const [change] = found.changes;
    if (change === undefined) return found; // another transaction came first
    const { now, stationName, appVersion } = station.platform;
    const header = {
      recordedAt: now().toISOString(),
      zone: open.facts.zone,
      userId: null,
      role: 'system',
      station: stationName,
      appVersion,
    };
    const { entity, entityId } = change;
    await appendEntry(tx, header, { action: 'clock.notice', entity, entityId, changes: found.changes });
    return found;
  });
  keepClock(station, open, noted);
}

/** Whether the clock allows a signature now. */
export async function clockStands(
  station: Station,
  open: UnlockedSite,
): Promise<Result<void, Failure<'ClockSetBack', { readonly from: string; readonly to: string }>>> {
  await watchClock(station, open);
  const { standing } = open.clock;
  return standing === null
    ? ok(undefined)
    : fail('ClockSetBack', { from: standing.previousAt ?? standing.recordedAt, to: standing.recordedAt });
}

/** Notes that this station is set to another zone than it was; the site's zone goes on deciding what day it is. */
export async function noteZone(tx: Tx, station: Station, open: UnlockedSite, entryNumber: number): Promise<AuditChange[]> {
  const { now, zone, makeId, stationName } = station.platform;
  const stationZone = zone();
  const previousZone = (await lastZoneOf(tx, stationName)) ?? open.facts.zone;
  if (stationZone === previousZone) return [];
  const recordedAt = now().toISOString();
  const notice = {
    noticeId: makeId(),
    kind: 'zoneChanged',
    station: stationName,
    recordedAt,
    previousAt: null,
    previousZone,
    stationZone,
    entryNumber,
  } as const;
  return [await writeNotice(tx, notice)];
}

async function writeNotice(tx: Tx, notice: ClockNoticeRow): Promise<AuditChange> {
  await insertNotice(tx, notice);
  return { entity: 'clock_notice', entityId: notice.noticeId, personId: null, old: null, new: { ...notice } };
}
