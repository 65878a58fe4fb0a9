import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../../shared/domain/audit-json';
import type { PersonFacts } from '../../../../shared/domain/hris/fields';
import type { ClosingUnit, KnownPerson } from '../../../../shared/domain/hris/plan-types';
import { mainPosition } from '../../../../shared/domain/hris/place-person';
import { departmentOf, unitAtOrAbove } from '../../../../shared/domain/organisation';
import type { OrgUnitRow, PersonRow, PositionRow } from '../../db/core-schema';
import type { Reader } from '../../db/schema';
import { allUnits } from '../../db/sql/organisation';
import { allPersons } from '../../db/sql/people';
import { allPositions } from '../../db/sql/positions';
import { lastDays } from '../../db/sql/unit-editions';
import { closingUnits } from './plan-organisation';

export interface KnownPeople {
  readonly known: readonly KnownPerson[];
  readonly personById: ReadonlyMap<string, PersonRow>;
  readonly positionsByPerson: ReadonlyMap<string, readonly PositionRow[]>;
  readonly units: readonly OrgUnitRow[];
  readonly closing: readonly ClosingUnit[];
  /** SHA-256 over everybody's facts and what is to close: another one means that the record changed. */
  readonly digest: string;
}

/** Everybody on record, as the HRIS would describe them. */
export async function loadKnownPeople(db: Reader, today: string): Promise<KnownPeople> {
  const units = await allUnits(db, today);
  const unitById = new Map(units.map((unit) => [unit.unitId, unit]));
  const persons = await allPersons(db);
  const personById = new Map(persons.map((person) => [person.personId, person]));
  const positionsByPerson = new Map<string, PositionRow[]>();
  for (const position of await allPositions(db)) {
    const held = positionsByPerson.get(position.personId);
    if (held === undefined) positionsByPerson.set(position.personId, [position]);
    else held.push(position);
  }
  const known = persons.map((person) => ({
    personId: person.personId,
    facts: {
      ...placeFacts(mainPosition(positionsByPerson.get(person.personId) ?? []), unitById),
      employeeNumber: person.employeeNumber,
      familyName: person.familyName,
      givenName: person.givenName,
      email: person.email,
      location: person.location,
      hiredOn: person.hiredOn,
      leftOn: person.leftOn,
      employmentStatus: person.employmentStatus,
      managerEmployeeNumber: person.managerPersonId === null ? null : (personById.get(person.managerPersonId)?.employeeNumber ?? null),
    },
  }));
  const digest = createHash('sha256');
  for (const person of known) digest.update(canonicalJson(person));
  const closing = closingUnits(units, await lastDays(db), today);
  digest.update(canonicalJson(closing.map((one) => ({ ...one }))));
  return { known, personById, positionsByPerson, units, closing, digest: digest.digest('hex') };
}

function placeFacts(
  position: PositionRow | null,
  unitById: ReadonlyMap<string, OrgUnitRow>,
): Pick<PersonFacts, 'jobTitle' | 'department' | 'unit' | 'shift'> {
  if (position === null) return { jobTitle: null, department: null, unit: null, shift: null };
  return {
    jobTitle: position.title === '' ? null : position.title,
    department: departmentOf(unitById, position.unitId)?.name ?? null,
    // Lines, stations and crews are not known to the HRIS: it knows the unit that they lie in.
    unit: unitAtOrAbove(unitById, position.unitId, 'unit')?.name ?? null,
    shift: position.shift,
  };
}
