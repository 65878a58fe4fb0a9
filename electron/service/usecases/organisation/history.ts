import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { allUnits, unitsOfPerson } from '../../db/sql/organisation';
import { editionsOf } from '../../db/sql/unit-editions';
import type { QueryUseCase } from '../context';

export const unitHistory: QueryUseCase<Contract['organisation']['history']> = async (db, { unitId }, ctx) => {
  const { scope } = ctx;
  const own = scope.kind === 'site' || scope.ownPersonId === null ? [] : await unitsOfPerson(db, scope.ownPersonId, ctx.today);
  const isVisible = scope.kind === 'site' || scope.unitIds.includes(unitId) || own.includes(unitId);
  const editions = isVisible ? await editionsOf(db, unitId) : [];
  const [first] = editions;
  if (first === undefined) return fail('UnitNotFound');
  const shown = [];
  for (const { name, parentId, validFrom, validTo, recordedFrom } of editions.toReversed()) {
    const parent = parentId === null ? undefined : (await allUnits(db, validFrom)).find((unit) => unit.unitId === parentId);
    shown.push({ name, parentId, parentName: parent?.name ?? null, validFrom, validTo, entryNumber: recordedFrom });
  }
  return ok({ kind: first.kind, editions: shown });
};
