import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { allUnits, unitsOfPerson } from '../../db/sql/organisation';
import type { QueryUseCase } from '../context';

/** The units whose people may be seen: of a limited scope its own units, and where the person's own position is. */
export const listUnits: QueryUseCase<Contract['people']['units']> = async (db, _input, ctx) => {
  const { scope } = ctx;
  const units = (await allUnits(db, ctx.today)).map(({ unitId, parentId, kind, name }) => ({ unitId, parentId, kind, name }));
  if (scope.kind === 'site') return ok({ units });
  const own = scope.ownPersonId === null ? [] : await unitsOfPerson(db, scope.ownPersonId, ctx.today);
  const visible = new Set([...scope.unitIds, ...own]);
  return ok({ units: units.filter(({ unitId }) => visible.has(unitId)) });
};
