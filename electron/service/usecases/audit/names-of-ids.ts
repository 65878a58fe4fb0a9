import { listName } from '../../../../shared/domain/person-name';
import type { Reader } from '../../db/schema';
import { titlesById } from '../../db/sql/item-titles';
import { personsById } from '../../db/sql/people';
import { printedNames } from '../../db/sql/printed-names';

/** How people, accounts, items of the framework, job roles and units are called now, by their ids; what is none of these is left out. */
export async function namesOfIds(db: Reader, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)];
  const people = await personsById(db, wanted);
  return new Map([
    ...(await titlesById(db, wanted)),
    ...(await printedNames(db, wanted)),
    ...people.map((person): [string, string] => [person.personId, listName(person)]),
  ]);
}
