import type { RosterRecord } from '../../../../shared/domain/packages/roster';
import type { PositionRow } from '../../db/core-schema';
import type { EmploymentRow } from '../../db/people-schema';
import type { Places } from './place-units';

type Held = { readonly employments: readonly EmploymentRow[]; readonly positions: readonly PositionRow[] };
type Making = { readonly batchId: string; readonly makeId: () => string };

export interface PlannedPeriods {
  readonly employments: readonly EmploymentRow[];
  readonly endedEmployments: readonly string[];
  readonly positions: readonly PositionRow[];
  readonly endedPositions: readonly string[];
  readonly changes: readonly string[];
}

/** The employments and positions of one person as a roster tells them; those that it told before and tells no more never were. */
export function rosterPeriods(value: RosterRecord, personId: string, held: Held, places: Places, making: Making): PlannedPeriods {
  const employments = matched(
    value.employments.map((period) => ({ ...period, personId })),
    held.employments,
    ({ employer, validFrom }) => JSON.stringify([employer, validFrom]),
    (told, row) => (told.kind === row.kind && told.status === row.status && told.validTo === row.validTo ? null : told),
  );
  const positions = matched(
    value.positions.map(({ unit, role, ...position }) => ({
      ...position,
      personId,
      unitId: places.unitOf(unit),
      roleId: places.roleOf(role),
    })),
    held.positions,
    ({ positionNumber, roleId, unitId, title, validFrom }) => JSON.stringify([positionNumber, roleId, unitId, title, validFrom]),
    (told, row) => (told.shift === row.shift && told.validTo === row.validTo ? null : told),
  );
  return {
    employments: [
      ...employments.added.map((told) => ({ ...told, employmentId: making.makeId(), sourceBatchId: making.batchId })),
      ...employments.changed.map(([row, told]) => ({ ...row, ...told, sourceBatchId: making.batchId })),
    ],
    endedEmployments: employments.gone.map(({ employmentId }) => employmentId),
    positions: [
      ...positions.added.map((told) => ({ ...told, positionId: making.makeId(), sourceBatchId: making.batchId })),
      ...positions.changed.map(([row, told]) => ({ ...row, ...told, sourceBatchId: making.batchId })),
    ],
    endedPositions: positions.gone.map(({ positionId }) => positionId),
    changes: [
      ...(employments.added.length + employments.changed.length + employments.gone.length > 0 ? ['employments'] : []),
      ...(positions.added.length + positions.changed.length + positions.gone.length > 0 ? ['positions'] : []),
    ],
  };
}

interface Matched<Told, Row> {
  readonly added: readonly Told[];
  readonly changed: ReadonlyArray<readonly [Row, Told]>;
  readonly gone: readonly Row[];
}

/** Pairs what is told with what is on record by their key; what was given here (from no source) is nobody's to take away. */
function matched<Told, Row extends Told & { readonly sourceBatchId: string | null }>(
  told: readonly Told[],
  held: readonly Row[],
  keyOf: (period: Told) => string,
  difference: (told: Told, row: Row) => Told | null,
): Matched<Told, Row> {
  const open = new Map<string, Row[]>();
  for (const row of held) open.set(keyOf(row), [...(open.get(keyOf(row)) ?? []), row]);
  const added: Told[] = [];
  const changed: Array<readonly [Row, Told]> = [];
  for (const one of told) {
    const row = open.get(keyOf(one))?.shift();
    if (row === undefined) added.push(one);
    else if (difference(one, row) !== null) changed.push([row, one]);
  }
  return { added, changed, gone: [...open.values()].flat().filter(({ sourceBatchId }) => sourceBatchId !== null) };
}
