import { listName } from '../../../../../shared/domain/person-name';
import type { Reader } from '../../schema';

export interface PeopleFound {
  readonly byNumber: ReadonlyMap<string, readonly string[]>;
  /** Under names in both orders, in lower case. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
}

/** Everybody who is not read under another record, by number and by name. */
export async function peopleByNumberAndName(db: Reader): Promise<PeopleFound> {
  const people = await db
    .selectFrom('person')
    .select(['personId', 'employeeNumber', 'givenName', 'familyName'])
    .where('recordedTo', 'is', null)
    .where('mergedIntoId', 'is', null)
    .execute();
  const byNumber = new Map<string, string[]>();
  const byName = new Map<string, string[]>();
  for (const person of people) {
    put(byNumber, person.employeeNumber, person.personId);
    const { givenName, familyName } = person;
    for (const name of new Set([listName(person), `${givenName} ${familyName}`, `${familyName} ${givenName}`]))
      put(byName, nameKey(name), person.personId);
  }
  return { byNumber, byName };
}

export const nameKey = (name: string): string => name.toLowerCase().replaceAll(/\s+/g, ' ').trim();

function put(map: Map<string, string[]>, key: string, personId: string): void {
  const ids = map.get(key);
  if (ids === undefined) map.set(key, [personId]);
  else ids.push(personId);
}
