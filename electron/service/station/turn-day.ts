import { localDate } from '../../../shared/domain/calendar';
import { appendEntry, nextEntryNumber, type AuditChange } from '../db/audit-append';
import { expiredCorrections } from '../db/sql/person-facts';
import type { Tx } from '../db/schema';
import { takeBack } from '../db/take-back-correction';
import { transact } from '../db/transact';
import type { Station, UnlockedSite } from './station';

/** Records, as done by the system, what a new day alone has changed: corrections whose last day is past are taken back. */
export async function turnDay(station: Station, open: UnlockedSite): Promise<void> {
  const { now, stationName, appVersion } = station.platform;
  const today = localDate(now(), open.facts.zone);
  if (open.turnedTo !== null && today <= open.turnedTo) return;
  const isNewDay = open.turnedTo !== null;
  const isDone = await transact(open.db, async (tx) => {
    if ((await expiredCorrections(tx, today)).length === 0) return false;
    const entry = await nextEntryNumber(tx);
    const changes = await takeBackExpired(tx, entry, today);
    const header = {
      recordedAt: now().toISOString(),
      zone: open.facts.zone,
      userId: null,
      role: 'system',
      station: stationName,
      appVersion,
    };
    await appendEntry(tx, header, {
      action: 'people.correctionsExpired',
      entity: 'person_override',
      entityId: today,
      validFrom: today,
      changes,
    });
    return true;
  });
  open.turnedTo = today;
  // Whoever works through midnight goes on with the new day, also where it changed nothing on record.
  if (isDone || isNewDay) station.changed();
}

async function takeBackExpired(tx: Tx, entry: number, today: string): Promise<AuditChange[]> {
  const changes: AuditChange[] = [];
  for (const correction of await expiredCorrections(tx, today))
    changes.push(...(await takeBack(tx, entry, correction, { endedOn: correction.expiresOn, endReason: 'its last day is past' })));
  return changes;
}
