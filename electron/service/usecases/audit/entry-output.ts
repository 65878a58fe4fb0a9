import type { Contract } from '../../../../shared/contract';
import type { EntrySummary } from '../../db/audit-read';
import type { OutputOf } from '../context';

type EntryOutput = OutputOf<Contract['audit']['search']>['entries'][number];

/** A log entry as the page shows it, with the names of ids; a reason that cannot be read is left out. */
export function entryOutput(
  entry: EntrySummary & { readonly printedName: string; readonly changeCount: number },
  names: ReadonlyMap<string, string>,
): EntryOutput {
  const { entryNumber, recordedAt, zone, userId, printedName, role, station, appVersion, action, entity, entityId, personId } = entry;
  return {
    entryNumber,
    recordedAt,
    zone,
    userId,
    printedName,
    role,
    station,
    appVersion,
    action,
    entity,
    entityId,
    about: names.get(personId ?? '') ?? names.get(entityId) ?? null,
    personId,
    validFrom: entry.validFrom,
    reason: entry.reason.state === 'open' ? entry.reason.text : null,
    reasonState: entry.reason.state,
    changeCount: entry.changeCount,
  };
}
