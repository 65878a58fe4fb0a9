import { isNoManager } from '../../../../shared/domain/hris/suggest-mapping';
import type { KnownPerson } from '../../../../shared/domain/hris/plan-types';
import type { Reader } from '../../db/schema';
import { everybodyShort, shortPeopleBy, type ShortPerson } from '../../db/sql/intake-records';
import type { IdentifiedRow } from './identify-rows';
import type { RecordOfPerson } from './record-of-person';

export type KnownManagers = {
  readonly known: readonly KnownPerson[];
  readonly personIdByNumber: ReadonlyMap<string, string>;
  readonly numberByPersonId: ReadonlyMap<string, string>;
};

/**
 * The people on record among whom managers are looked for, and those above them, by whom a circle would close. Where the file names
 * managers by their names, that is everybody.
 */
export async function knownManagers(
  db: Reader,
  rows: readonly IdentifiedRow[],
  records: ReadonlyMap<string, RecordOfPerson>,
  hasNames: boolean,
): Promise<KnownManagers> {
  const people = new Map<string, ShortPerson>();
  const add = (found: readonly ShortPerson[]): void => {
    for (const person of found) people.set(person.personId, person);
  };
  if (hasNames) add(await everybodyShort(db));
  else {
    const numbers = rows.map(({ row }) => row.managerNumber).filter((number) => number !== '' && !isNoManager(number));
    add(await shortPeopleBy(db, 'employeeNumber', [...new Set(numbers)]));
    add(rows.flatMap(({ personId }) => records.get(personId)?.person ?? []));
    for (let above = idsAbove(people); above.length > 0; above = idsAbove(people)) {
      const found = await shortPeopleBy(db, 'personId', above);
      add(found);
      if (found.length === 0) break;
    }
  }
  const numberByPersonId = new Map([...people.values()].map(({ personId, employeeNumber }) => [personId, employeeNumber]));
  return {
    known: [...people.values()].map((person) => ({ personId: person.personId, facts: factsOf(person, numberByPersonId) })),
    personIdByNumber: new Map([...numberByPersonId].map(([personId, number]) => [number, personId])),
    numberByPersonId,
  };
}

function idsAbove(people: ReadonlyMap<string, ShortPerson>): string[] {
  const above = new Set<string>();
  for (const { managerPersonId } of people.values())
    if (managerPersonId !== null && !people.has(managerPersonId)) above.add(managerPersonId);
  return [...above];
}

function factsOf(
  { employeeNumber, familyName, givenName, email, managerPersonId }: ShortPerson,
  numberByPersonId: ReadonlyMap<string, string>,
): KnownPerson['facts'] {
  return {
    employeeNumber,
    familyName,
    givenName,
    email,
    jobTitle: null,
    department: null,
    unit: null,
    shift: null,
    location: null,
    hiredOn: null,
    leftOn: null,
    employmentStatus: null,
    managerEmployeeNumber: managerPersonId === null ? null : (numberByPersonId.get(managerPersonId) ?? null),
  };
}
