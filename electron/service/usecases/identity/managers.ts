import type { Contract } from '../../../../shared/contract';
import { isEmployedOn } from '../../../../shared/domain/people/employment';
import { managerCircles } from '../../../../shared/domain/intake/manager-circles';
import { listName } from '../../../../shared/domain/person-name';
import { ok } from '../../../../shared/result';
import { employmentsByPerson } from '../../db/sql/employments';
import { allPersons } from '../../db/sql/people';
import type { QueryUseCase } from '../context';

/** Of who is employed today: who reports in a circle, and whose manager is not employed any more. */
export const listManagerFaults: QueryUseCase<Contract['identity']['managers']> = async (db, _input, { today }) => {
  const persons = (await allPersons(db)).filter(({ mergedIntoId }) => mergedIntoId === null);
  const periods = await employmentsByPerson(db, 'all');
  const employed = new Map(
    persons.filter(({ personId }) => isEmployedOn(periods.get(personId) ?? [], today)).map((one) => [one.personId, one]),
  );
  const managerOf = new Map(persons.map(({ personId, managerPersonId }) => [personId, managerPersonId]));
  const named = (personId: string) => {
    const person = employed.get(personId);
    return { personId, name: person === undefined ? personId : listName(person) };
  };
  const circles = managerCircles(managerOf, employed.keys()).map(({ circle }) => circle.map(named));
  const personById = new Map(persons.map((person) => [person.personId, person]));
  const absent = [...employed.values()].flatMap(({ personId, managerPersonId }) => {
    if (managerPersonId === null || employed.has(managerPersonId)) return [];
    const manager = personById.get(managerPersonId);
    return [{ ...named(personId), managerName: manager === undefined ? null : listName(manager) }];
  });
  return ok({ cycles: circles, absent });
};
