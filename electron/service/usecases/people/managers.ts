import { managerCircles } from '../../../../shared/domain/intake/manager-circles';
import { listName } from '../../../../shared/domain/person-name';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { allPersons, personById } from '../../db/sql/people';

type Refused = Failure<'ManagerNotFound', undefined> | Failure<'ManagerCycle', { path: string[] }>;

/** Whether somebody can report to a manager: the manager is known and does not report to them in the end. */
export async function checkManager(db: Reader, personId: string, managerPersonId: string | null): Promise<Result<void, Refused>> {
  if (managerPersonId === null) return ok(undefined);
  if ((await personById(db, managerPersonId)) === undefined) return fail('ManagerNotFound');
  const persons = await allPersons(db);
  const managerOf = new Map(persons.map((person) => [person.personId, person.managerPersonId]));
  managerOf.set(personId, managerPersonId);
  const [circle] = managerCircles(managerOf, [personId]);
  if (circle === undefined) return ok(undefined);
  const personBy = new Map(persons.map((person) => [person.personId, person]));
  return fail('ManagerCycle', { path: circle.circle.map((id) => nameIn(personBy, id)) });
}

function nameIn(persons: ReadonlyMap<string, { readonly givenName: string; readonly familyName: string }>, personId: string): string {
  const person = persons.get(personId);
  return person === undefined ? personId : listName(person);
}
