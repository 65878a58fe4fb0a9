import type { PositionRow } from '../../db/core-schema';
import type { Making } from './intake-plan';
import { type KnownPlaces, planOrganisation } from './plan-organisation';
import type { PlannedPerson } from './plan-people';
import { positionsAfter } from './positions-after';

/** The units and roles that the planned people need, and what becomes of their positions. */
export function placesOfPeople(planned: readonly PlannedPerson[], known: KnownPlaces, making: Making) {
  const moving = planned.flatMap((person) =>
    person.rows.filter((row) => person.record === null || row.changes.length > 0).map((row) => ({ person, row })),
  );
  const organisation = planOrganisation(
    moving.map(({ row: { facts, roleId, position } }) => ({ facts, roleId, from: firstDay(position, making.today) })),
    known,
    { ...making, makeId: making.newId },
  );
  const write: PositionRow[] = [];
  const ended: string[] = [];
  const withdrawnOf: string[] = [];
  for (const { person, row } of moving) {
    const others = (person.record?.positions ?? []).filter(({ sourceBatchId }) => sourceBatchId !== null);
    const of = {
      personId: person.personId,
      positionNumber: row.positionNumber,
      isBeside: person.record !== null && others.length > 0,
      changes: row.factChanges,
    };
    const changed = positionsAfter(row.held, organisation.placeOf(row.facts, row.roleId), row.position, of, making);
    write.push(...changed.write);
    ended.push(...changed.ended);
    if (changed.ended.length > 0) withdrawnOf.push(person.personId);
  }
  return { units: organisation.units, roles: organisation.roles, positions: { write, ended }, withdrawnOf };
}

function firstDay({ validFrom, validTo }: { readonly validFrom: string | null; readonly validTo: string | null }, today: string): string {
  const from = validFrom ?? today;
  return validTo !== null && validTo < from ? validTo : from;
}
