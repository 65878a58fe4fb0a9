import type { Contract } from '../../../../shared/contract';
import { departmentOf } from '../../../../shared/domain/organisation';
import { listName } from '../../../../shared/domain/person-name';
import { readyStates } from '../../../../shared/domain/state';
import { fail, ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { batchById } from '../../db/sql/imports';
import { allUnits } from '../../db/sql/organisation';
import { personById, standingsOf, type PersonStandingRow } from '../../db/sql/people';
import { pilotsOf } from '../../db/sql/pilots';
import { positionsOf } from '../../db/sql/positions';
import { allScales, type Scale } from '../../db/sql/scales';
import type { QueryUseCase } from '../context';

export const getPerson: QueryUseCase<Contract['people']['get']> = async (db, { personId, asOf }, ctx) => {
  const day = asOf ?? ctx.today;
  const person = await personById(db, personId);
  if (person === undefined) return fail('PersonNotFound');
  const { employeeNumber, givenName, familyName, email, location, employmentStatus, hiredOn, leftOn } = person;
  const scaleById = new Map((await allScales(db, day)).map((scale) => [scale.scaleId, scale]));
  const manager = person.managerPersonId === null ? undefined : await personById(db, person.managerPersonId);
  return ok({
    personId,
    employeeNumber,
    name: listName(person),
    givenName,
    familyName,
    email,
    location,
    employmentStatus,
    hiredOn,
    leftOn,
    manager: manager === undefined ? null : { personId: manager.personId, name: listName(manager) },
    source: await sourceOf(db, person.sourceBatchId),
    positions: await shownPositions(db, personId, day),
    standings: (await standingsOf(db, personId, day, await pilotsOf(db, personId, day))).map((standing) =>
      shownStanding(standing, scaleById.get(standing.scaleId)),
    ),
  });
};

async function sourceOf(db: Reader, batchId: string | null) {
  const batch = batchId === null ? undefined : await batchById(db, batchId);
  return batch === undefined ? null : { batchId: batch.batchId, fileName: batch.fileName, committedAt: batch.committedAt };
}

async function shownPositions(db: Reader, personId: string, day: string) {
  const unitById = new Map((await allUnits(db, day)).map((unit) => [unit.unitId, unit]));
  return (await positionsOf(db, personId, day)).map(({ positionId, roleId, roleName, title, unitId, shift, validFrom, validTo }) => ({
    positionId,
    roleId,
    roleName,
    title,
    unitId,
    unitName: unitById.get(unitId)?.name ?? unitId,
    departmentName: departmentOf(unitById, unitId)?.name ?? null,
    shift,
    validFrom,
    validTo,
  }));
}

function shownStanding(standing: PersonStandingRow, scale: Scale | undefined) {
  const { competencyId, code, title, requiredLevel, heldLevel, state, untilDate, readyUntil, isMandatory } = standing;
  const codeOf = (level: number): string => scale?.levels.find((one) => one.level === level)?.code ?? String(level);
  return {
    competencyId,
    competencyCode: code,
    competencyTitle: title,
    requiredLevel,
    requiredLevelCode: codeOf(requiredLevel),
    heldLevel,
    heldLevelCode: heldLevel === null ? null : codeOf(heldLevel),
    state,
    until: readyStates.has(state) ? readyUntil : untilDate,
    isMandatory: isMandatory === 1,
  };
}
