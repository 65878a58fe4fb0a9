import type { Contract } from '../../../../shared/contract';
import { departmentOf } from '../../../../shared/domain/organisation';
import { periodOn } from '../../../../shared/domain/people/employment';
import { listName } from '../../../../shared/domain/person-name';
import { readyStates } from '../../../../shared/domain/state';
import { fail, ok } from '../../../../shared/result';
import type { PersonOverrideRow } from '../../db/people-schema';
import type { Reader } from '../../db/schema';
import { employmentsOf } from '../../db/sql/employments';
import { batchById } from '../../db/sql/imports';
import { allUnits } from '../../db/sql/organisation';
import { personById, personsMergedInto, standingsOf, type PersonStandingRow } from '../../db/sql/people';
import { identifiersOf, openCorrectionsOf } from '../../db/sql/person-facts';
import { pilotsOf } from '../../db/sql/pilots';
import { positionsOf } from '../../db/sql/positions';
import { allScales, type Scale } from '../../db/sql/scales';
import type { QueryUseCase } from '../context';

export const getPerson: QueryUseCase<Contract['people']['get']> = async (db, { personId, asOf }, ctx) => {
  const day = asOf ?? ctx.today;
  const person = await personById(db, personId);
  if (person === undefined) return fail('PersonNotFound');
  const { employeeNumber, givenName, familyName, email, location } = person;
  const scaleById = new Map((await allScales(db, day)).map((scale) => [scale.scaleId, scale]));
  const employments = await employmentsOf(db, personId);
  const employment = periodOn(employments, day);
  const corrections = (await openCorrectionsOf(db, personId)).filter(({ validFrom, expiresOn }) => validFrom <= day && expiresOn >= day);
  const mergedInto = person.mergedIntoId === null ? undefined : await personById(db, person.mergedIntoId);
  const sources = sourcesIn(db);
  const manager = person.managerPersonId === null ? undefined : await personById(db, person.managerPersonId);
  return ok({
    personId,
    employeeNumber,
    name: listName(person),
    givenName,
    familyName,
    email,
    location,
    employmentStatus: employment?.status ?? null,
    hiredOn: employment?.validFrom ?? null,
    leftOn: employment?.validTo ?? null,
    manager: manager === undefined ? null : { personId: manager.personId, name: listName(manager) },
    source: await sources(person.sourceBatchId),
    employments: await Promise.all(
      employments.map(async ({ personId: _person, sourceBatchId, ...period }) => ({ ...period, source: await sources(sourceBatchId) })),
    ),
    identifiers: await Promise.all(
      (await identifiersOf(db, personId)).map(async ({ personId: _person, sourceBatchId, ...identifier }) => ({
        ...identifier,
        source: await sources(sourceBatchId),
      })),
    ),
    corrections: await Promise.all(corrections.map((correction) => shownCorrection(db, correction))),
    merged: (await personsMergedInto(db, personId)).map((other) => ({
      personId: other.personId,
      name: listName(other),
      employeeNumber: other.employeeNumber,
    })),
    mergedInto: mergedInto === undefined ? null : { personId: mergedInto.personId, name: listName(mergedInto) },
    positions: await shownPositions(db, personId, day, sources),
    standings: (await standingsOf(db, personId, day, await pilotsOf(db, personId, day))).map((standing) =>
      shownStanding(standing, scaleById.get(standing.scaleId)),
    ),
  });
};

/** A correction with its values as they are read: a manager is kept by id. */
async function shownCorrection(db: Reader, { personId: _person, endedOn: _ended, endReason: _why, ...correction }: PersonOverrideRow) {
  const textOf = async (value: string | null): Promise<string | null> => {
    if (value === null || correction.field !== 'managerPersonId') return value;
    const manager = await personById(db, value);
    return manager === undefined ? value : listName(manager);
  };
  return { ...correction, valueText: await textOf(correction.value), sourceText: await textOf(correction.sourceValue) };
}

type Source = { readonly batchId: string; readonly fileName: string; readonly committedAt: string };
type Sources = (batchId: string | null) => Promise<Source | null>;

/** Finds the import that a fact comes from, each once. */
function sourcesIn(db: Reader): Sources {
  const known = new Map<string, Source | null>();
  return async (batchId) => {
    if (batchId === null) return null;
    const seen = known.get(batchId);
    if (seen !== undefined) return seen;
    const batch = await batchById(db, batchId);
    const source = batch === undefined ? null : { batchId, fileName: batch.fileName, committedAt: batch.committedAt };
    known.set(batchId, source);
    return source;
  };
}

async function shownPositions(db: Reader, personId: string, day: string, sources: Sources) {
  const unitById = new Map((await allUnits(db, day)).map((unit) => [unit.unitId, unit]));
  const positions = await positionsOf(db, personId, day);
  const shown = positions.map(async ({ positionId, roleId, roleName, title, unitId, shift, validFrom, validTo, ...position }) => ({
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
    positionNumber: position.positionNumber,
    source: await sources(position.sourceBatchId),
  }));
  return Promise.all(shown);
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
