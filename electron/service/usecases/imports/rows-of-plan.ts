import { placePerson, type Place } from '../../../../shared/domain/hris/place-person';
import type { PersonFacts } from '../../../../shared/domain/hris/fields';
import type { ImportPlan, PlannedCreate, PlannedUpdate } from '../../../../shared/domain/hris/plan-types';
import type { PersonRow, PositionRow } from '../../db/core-schema';
import type { KnownPeople } from './known-people';

export interface PlannedRows {
  readonly persons: readonly PersonRow[];
  readonly positions: readonly PositionRow[];
  /** Positions that never were: they were to begin after the person left. */
  readonly withdrawn: readonly string[];
}

type Making = { readonly batchId: string; readonly today: string; readonly makeId: () => string };

/** The rows of everybody whom the plan creates or updates. */
export function rowsOfPlan(
  plan: ImportPlan,
  people: KnownPeople,
  placeOf: (facts: PersonFacts) => Place | null,
  making: Making,
): PlannedRows {
  const idByNumber = new Map(people.known.map(({ personId, facts }) => [facts.employeeNumber, personId]));
  for (const { facts } of plan.creates) idByNumber.set(facts.employeeNumber, making.makeId());
  const persons: PersonRow[] = [];
  const positions: PositionRow[] = [];
  const withdrawn: string[] = [];
  for (const planned of [...plan.creates, ...plan.updates]) {
    const personId = idByNumber.get(planned.facts.employeeNumber);
    if (personId === undefined) throw new Error('a planned person has no id');
    persons.push(personRow(planned, personId, idByNumber, people.personById.get(personId), making.batchId));
    const place = placeOf(planned.facts);
    if (place === null) continue;
    const held = people.positionsByPerson.get(personId) ?? [];
    const day = { today: making.today, newId: making.makeId(), ...hiredCorrection(planned) };
    const { write, withdraw } = placePerson(held, place, planned.position, day);
    positions.push(...write.map((position) => ({ ...position, personId, sourceBatchId: making.batchId })));
    withdrawn.push(...withdraw);
  }
  return { persons, positions, withdrawn };
}

function personRow(
  { facts }: PlannedCreate,
  personId: string,
  idByNumber: ReadonlyMap<string, string>,
  known: PersonRow | undefined,
  batchId: string,
): PersonRow {
  const { employeeNumber, givenName, familyName, email, employmentStatus, hiredOn, leftOn, location, managerEmployeeNumber } = facts;
  return {
    personId,
    employeeNumber,
    givenName,
    familyName,
    email,
    employmentStatus,
    hiredOn,
    leftOn,
    managerPersonId: managerEmployeeNumber === null ? null : (idByNumber.get(managerEmployeeNumber) ?? null),
    location,
    isContractor: known?.isContractor ?? 0,
    sourceBatchId: batchId,
  };
}

function hiredCorrection(planned: PlannedCreate | PlannedUpdate): { readonly hired?: { readonly old: string; readonly new: string } } {
  if (!('changes' in planned) || planned.position.action === 'reopen') return {};
  const change = planned.changes.find(({ field }) => field === 'hiredOn');
  return change === undefined || change.old === null || change.new === null ? {} : { hired: { old: change.old, new: change.new } };
}
