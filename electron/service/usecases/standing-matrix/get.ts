import type { Contract } from '../../../../shared/contract';
import { matrixPeopleLimit } from '../../../../shared/contract/standing-matrix';
import { departmentOf } from '../../../../shared/domain/organisation';
import { packedBytes, withoutUnused } from '../../../../shared/domain/packed-standings';
import { compareNames, listName } from '../../../../shared/domain/person-name';
import { ok } from '../../../../shared/result';
import { recordAt } from '../../db/as-known-at';
import { jobRoleNames } from '../../db/sql/job-roles';
import { allUnits, unitsBelow } from '../../db/sql/organisation';
import { allScales } from '../../db/sql/scales';
import { competenciesOfMatrix, peopleOfMatrix } from '../../db/sql/standing-matrix';
import { readinessOf } from '../../readiness/engine';
import type { QueryUseCase } from '../context';
import { unitsOfDepartment } from '../readiness/units-of-department';

export const getStandingMatrix: QueryUseCase<Contract['standingMatrix']['get']> = async (db, input, ctx) => {
  const day = input.asOf ?? ctx.today;
  const { knownAt } = input;
  const record = recordAt(db, knownAt);
  const units = await allUnits(record, day);
  const ofDepartment = unitsOfDepartment(units, input.departmentId);
  const below = input.unitId === null ? null : await unitsBelow(record, [input.unitId], day);
  const unitIds = below === null ? ofDepartment : below.filter((unitId) => ofDepartment === null || ofDepartment.includes(unitId));
  const asked = { day, scope: ctx.scope, unitIds, roleId: input.roleId };
  const { people: found, total } = await peopleOfMatrix(record, asked, matrixPeopleLimit);
  const people = found
    .map(({ familyName, givenName, ...person }) => ({ ...person, name: listName({ familyName, givenName }) }))
    .toSorted((a, b) => compareNames(a.name, b.name));
  const known = await competenciesOfMatrix(record, day);
  const { packed, used } = withoutUnused(
    await readinessOf(db).cells({
      day,
      knownAt,
      personIds: people.map(({ personId }) => personId),
      competencyIds: known.map(({ competencyId }) => competencyId),
      mandatoryOnly: input.mandatoryOnly,
    }),
    known.length,
  );
  const isUsed = new Set(used);
  const competencies = known.filter((_competency, column) => isUsed.has(column));
  const [inUnits, inRoles, onScales] = [
    new Set(people.map(({ unitId }) => unitId)),
    new Set(people.map(({ roleId }) => roleId)),
    new Set(competencies.map(({ scaleId }) => scaleId)),
  ];
  const unitById = new Map(units.map((unit) => [unit.unitId, unit]));
  return ok({
    asOf: day,
    total,
    people,
    units: units
      .filter(({ unitId }) => inUnits.has(unitId))
      .map(({ unitId, name }) => ({ unitId, name, departmentName: departmentOf(unitById, unitId)?.name ?? null })),
    roles: [...(await jobRoleNames(record, day))].filter(([roleId]) => inRoles.has(roleId)).map(([roleId, name]) => ({ roleId, name })),
    competencies: competencies.map(({ competencyId, code, title, type, scaleId }) => ({ competencyId, code, title, type, scaleId })),
    scales: (await allScales(record, day))
      .filter(({ scaleId }) => onScales.has(scaleId))
      .map(({ scaleId, levels }) => ({ scaleId, levels })),
    cells: new Blob([packedBytes(packed)]),
  });
};
