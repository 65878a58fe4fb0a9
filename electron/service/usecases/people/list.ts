import type { Contract } from '../../../../shared/contract';
import { departmentOf } from '../../../../shared/domain/organisation';
import { isEmployedOn, periodOn } from '../../../../shared/domain/people/employment';
import type { Scope } from '../../../../shared/domain/permissions';
import { listName } from '../../../../shared/domain/person-name';
import { ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { employmentsByPerson } from '../../db/sql/employments';
import { allUnits, unitsBelow } from '../../db/sql/organisation';
import { allPersons, personsById, readinessOn } from '../../db/sql/people';
import { placesOn, type PlaceRow } from '../../db/sql/positions';
import type { QueryUseCase } from '../context';

export const listPeople: QueryUseCase<Contract['people']['list']> = async (db, { asOf, unitId, includeLeavers }, ctx) => {
  const day = asOf ?? ctx.today;
  const unitIds = unitId === null ? null : await unitsBelow(db, [unitId], day);
  const placeByPerson = new Map((await placesInScope(db, day, unitIds, ctx.scope)).map((place) => [place.personId, place]));
  const isWholeSite = ctx.scope.kind === 'site' && unitIds === null;
  const found = isWholeSite ? await allPersons(db) : await personsById(db, [...placeByPerson.keys()]);
  const persons = found.filter(({ mergedIntoId }) => mergedIntoId === null);
  const periods = await employmentsByPerson(db, isWholeSite ? 'all' : persons.map(({ personId }) => personId));
  const employed = persons.filter(({ personId }) => isEmployedOn(periods.get(personId) ?? [], day));
  const shown = includeLeavers ? persons : employed;
  const readiness = await readinessOn(db, day, isWholeSite ? 'all' : shown.map(({ personId }) => personId));
  const readinessByPerson = new Map(readiness.map((row) => [row.personId, row]));
  const unitById = new Map((await allUnits(db, day)).map((unit) => [unit.unitId, unit]));
  const people = shown.map(({ personId, employeeNumber, givenName, familyName }) => {
    const employment = periodOn(periods.get(personId) ?? [], day);
    const place = placeByPerson.get(personId);
    const state = readinessByPerson.get(personId);
    return {
      personId,
      employeeNumber,
      name: listName({ givenName, familyName }),
      title: place === undefined || place.title === '' ? null : place.title,
      unitName: unitById.get(place?.unitId ?? '')?.name ?? null,
      departmentName: departmentOf(unitById, place?.unitId ?? null)?.name ?? null,
      shift: place?.shift ?? null,
      employer: employment?.employer ?? null,
      kind: employment?.kind ?? null,
      hiredOn: employment?.validFrom ?? null,
      leftOn: employment?.validTo ?? null,
      required: state?.required ?? 0,
      ready: state?.ready ?? 0,
      worst: state?.worst ?? ('notRequired' as const),
    };
  });
  return ok({ people: people.toSorted((one, other) => one.name.localeCompare(other.name, 'en')) });
};

/** A limited scope sees who works in its units on the day itself, and the own person wherever they work. */
async function placesInScope(db: Reader, day: string, unitIds: readonly string[] | null, scope: Scope): Promise<readonly PlaceRow[]> {
  if (scope.kind === 'site') return placesOn(db, day, { unitIds, onDayOnly: false });
  const visible = unitIds === null ? scope.unitIds : scope.unitIds.filter((unitId) => unitIds.includes(unitId));
  const places = await placesOn(db, day, { unitIds: visible, onDayOnly: true });
  if (scope.ownPersonId === null || places.some(({ personId }) => personId === scope.ownPersonId)) return places;
  const everywhere = await placesOn(db, day, { unitIds, onDayOnly: true });
  return [...places, ...everywhere.filter(({ personId }) => personId === scope.ownPersonId)];
}
