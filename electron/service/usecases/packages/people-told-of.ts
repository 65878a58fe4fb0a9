import type { Reader } from '../../db/schema';
import { recordsOfSource, shortPeopleBy } from '../../db/sql/intake-records';
import { keyOfPerson, profileOfSite } from './known-for-roster';
import { isSameName } from './plan-roster';

/** Somebody as another site names them. */
export interface NamedPerson {
  readonly personId: string;
  readonly employeeNumber: string;
  readonly familyName: string;
  readonly givenName: string;
}

/** Who people of another site are here: as a roster of that site said, else by number and name. Null: nobody on record. */
export async function peopleToldOf(
  db: Reader,
  siteId: string,
  people: readonly NamedPerson[],
): Promise<(told: NamedPerson) => string | null> {
  const sources = await recordsOfSource(db, profileOfSite(siteId), [...new Set(people.map(({ personId }) => keyOfPerson(personId)))]);
  const idByKey = new Map(sources.map(({ externalKey, personId }) => [externalKey, personId]));
  const numbers = new Set(people.map(({ employeeNumber }) => employeeNumber));
  const byNumber = new Map((await shortPeopleBy(db, 'employeeNumber', [...numbers])).map((person) => [person.employeeNumber, person]));
  return (told) => {
    const same = byNumber.get(told.employeeNumber);
    return idByKey.get(keyOfPerson(told.personId)) ?? (same !== undefined && isSameName(same, told) ? same.personId : null);
  };
}
