import { listName } from '../../../../shared/domain/person-name';
import { prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';
import { isUnitOn } from './organisation';

export interface PersonHeader {
  readonly personId: string;
  readonly name: string;
  readonly employeeNumber: string;
  readonly title: string | null;
  readonly unitName: string | null;
}

/** Who a person is, in one line: name, number, and the position held on a day. */
export async function personHeader(db: Reader, personId: string, on: string): Promise<PersonHeader | undefined> {
  const person = await db
    .selectFrom('person')
    .select(['personId', 'givenName', 'familyName', 'employeeNumber'])
    .where('personId', '=', personId)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
  if (person === undefined) return undefined;
  const position = await db
    .selectFrom('position as p')
    .innerJoin('org_unit as u', (join) => join.onRef('u.unitId', '=', 'p.unitId').on(isUnitOn('u', on)))
    .select(['p.title', 'u.name as unitName'])
    .where('p.personId', '=', personId)
    .where('p.recordedTo', 'is', null)
    .where('p.validFrom', '<=', on)
    .where((eb) => eb.or([eb('p.validTo', 'is', null), eb('p.validTo', '>=', on)]))
    .orderBy('p.validFrom', 'desc')
    .executeTakeFirst();
  return {
    personId,
    name: listName(person),
    employeeNumber: person.employeeNumber,
    title: position?.title ?? null,
    unitName: position?.unitName ?? null,
  };
}

/** Whether there is such a person, under a record of their own. */
export async function isPerson(db: Reader, personId: string): Promise<boolean> {
  return (await knownPerson(db, { personId })).length > 0;
}

const knownPerson = prepared((db, given: Given<{ personId: string }>) =>
  db
    .selectFrom('person')
    .select('personId')
    .where('personId', '=', given('personId'))
    .where('recordedTo', 'is', null)
    .where('mergedIntoId', 'is', null),
);
