import { listName } from '../../../../shared/domain/person-name';
import type { Reader } from '../../db/schema';
import { personsById } from '../../db/sql/people';

export interface ShownPerson {
  readonly personId: string;
  readonly name: string;
  readonly employeeNumber: string;
}

/** People as lists name them; unknown ones are left out. */
export async function shownPeople(db: Reader, personIds: Iterable<string | null>): Promise<ReadonlyMap<string, ShownPerson>> {
  const ids = new Set<string>();
  for (const personId of personIds) if (personId !== null) ids.add(personId);
  const people = await personsById(db, [...ids]);
  return new Map(
    people.map((person) => [person.personId, { personId: person.personId, name: listName(person), employeeNumber: person.employeeNumber }]),
  );
}
