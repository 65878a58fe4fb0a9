import { addDays } from '../../../../shared/domain/calendar';
import type { FactChange, PlannedPosition } from '../../../../shared/domain/hris/plan-types';
import { type Place, placePerson } from '../../../../shared/domain/hris/place-person';
import type { PositionRow } from '../../db/core-schema';
import type { Making } from './intake-plan';

export type PositionChanges = { readonly write: readonly PositionRow[]; readonly ended: readonly string[] };

/** How one position follows its row. `isBeside`: the person has others, so that this one begins today unless it is the first. */
export function positionsAfter(
  held: readonly PositionRow[],
  place: Place | null,
  planned: PlannedPosition,
  of: {
    readonly personId: string;
    readonly positionNumber: string | null;
    readonly isBeside: boolean;
    readonly changes: readonly FactChange[];
  },
  { batchId, today, newId }: Making,
): PositionChanges {
  if (place === null) return { write: [], ended: [] };
  const hired = planned.action === 'reopen' ? undefined : of.changes.find(({ field }) => field === 'hiredOn');
  const day = {
    today,
    newId: newId(),
    ...(hired === undefined || hired.old === null || hired.new === null ? {} : { hired: { old: hired.old, new: hired.new } }),
  };
  const first = held.length === 0 && of.isBeside && planned.action !== 'reopen' ? { ...planned, validFrom: null } : planned;
  const { write, withdraw } = placePerson(held, place, first, day);
  const byId = new Map(write.map((position) => [position.positionId, position]));
  // A position that was given here, or had no number yet, is the source's from now on, and is numbered as it says.
  for (const position of held) {
    if (position.sourceBatchId !== null && position.positionNumber === of.positionNumber) continue;
    if (!byId.has(position.positionId) && !withdraw.includes(position.positionId)) byId.set(position.positionId, position);
  }
  return {
    write: [...byId.values()].map(({ positionId, roleId, unitId, title, shift, validFrom, validTo }) => ({
      positionId,
      personId: of.personId,
      roleId,
      unitId,
      title,
      shift,
      validFrom,
      validTo,
      sourceBatchId: batchId,
      positionNumber: of.positionNumber,
    })),
    ended: withdraw,
  };
}

/** Positions that a file no longer names: they were held until yesterday, or never were. */
export function endPositions(held: readonly PositionRow[], { batchId, today }: Making): PositionChanges {
  const yesterday = addDays(today, -1);
  const open = held.filter(({ validTo }) => validTo === null || validTo > yesterday);
  return {
    write: open
      .filter(({ validFrom }) => validFrom <= yesterday)
      .map((position) => ({ ...position, validTo: yesterday, sourceBatchId: batchId })),
    ended: open.filter(({ validFrom }) => validFrom > yesterday).map(({ positionId }) => positionId),
  };
}
